"""What no check constraint can say of posts, because it is about two rows (A13).

- post_apart: 三员 are three persons, and none of them holds another post at the same time.
- post_one_head: a unit has one head at a time.
- post_acting_90_days: an acting holder stays 90 days at most.

On PostgreSQL the trigger first takes the rows of person and unit, so that two transactions that
cannot see each other do not both pass; SQLite has one writer at a time.
"""


# ruff: noqa: S608 - the text is ours to the last letter

APART = "('auditor', 'system_administrator', 'security_administrator')"
LASTING = "(o.ends_on IS NULL OR (o.ends_on > NEW.starts_on AND o.ends_on > o.starts_on))"
MEETING = f"{LASTING} AND (NEW.ends_on IS NULL OR o.starts_on < NEW.ends_on)"
COUNTS = "(NEW.ends_on IS NULL OR NEW.ends_on > NEW.starts_on)"
OTHER_POST = (
    f"{COUNTS} AND EXISTS (SELECT 1 FROM people_post o WHERE o.person_id = NEW.person_id"
    f" AND o.id <> coalesce(NEW.id, -1) AND o.role <> NEW.role"
    f" AND (o.role IN {APART} OR NEW.role IN {APART}) AND {MEETING})"
)
OTHER_HEAD = (
    f"NEW.heads AND {COUNTS} AND EXISTS (SELECT 1 FROM people_post o WHERE o.unit_id = NEW.unit_id"
    f" AND o.id <> coalesce(NEW.id, -1) AND o.heads AND {MEETING})"
)
RULES = {
    "post_apart": (OTHER_POST, OTHER_POST),
    "post_one_head": (OTHER_HEAD, OTHER_HEAD),
    "post_acting_90_days": (
        "NEW.is_acting AND julianday(NEW.ends_on) - julianday(NEW.starts_on) > 90",
        "NEW.is_acting AND NEW.ends_on - NEW.starts_on > 90",
    ),
}
EVENTS = {"insert": "INSERT", "update": "UPDATE"}


def sqlite():
    for name, (rule, _) in RULES.items():
        for when, event in EVENTS.items():
            yield (
                f"CREATE TRIGGER people_{name}_{when} BEFORE {event} ON people_post WHEN {rule}"
                f" BEGIN SELECT RAISE(ABORT, '{name}'); END"
            )


def postgres():
    checks = " ".join(
        f"IF {rule} THEN RAISE EXCEPTION '{name}'"
        " USING ERRCODE = 'integrity_constraint_violation'; END IF;"
        for name, (_, rule) in RULES.items()
    )
    yield (
        "CREATE FUNCTION people_post_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " PERFORM 1 FROM areas_unit WHERE id = NEW.unit_id FOR NO KEY UPDATE;"
        " PERFORM 1 FROM people_person WHERE id = NEW.person_id FOR NO KEY UPDATE;"
        f" {checks} RETURN NEW; END $$"
    )
    yield (
        "CREATE TRIGGER people_post_guarded BEFORE INSERT OR UPDATE ON people_post"
        " FOR EACH ROW EXECUTE FUNCTION people_post_guard()"
    )


UNDO = {
    "sqlite": [f"DROP TRIGGER people_{name}_{when}" for name in RULES for when in EVENTS],
    "postgresql": [
        "DROP TRIGGER people_post_guarded ON people_post",
        "DROP FUNCTION people_post_guard()",
    ],
}


def guard(apps, editor):
    for statement in {"sqlite": sqlite, "postgresql": postgres}[editor.connection.vendor]():
        editor.execute(statement, params=None)


def release(apps, editor):
    for statement in UNDO[editor.connection.vendor]:
        editor.execute(statement, params=None)
