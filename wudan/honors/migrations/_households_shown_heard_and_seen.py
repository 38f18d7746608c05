"""No notice without evidence for each criterion and two visits; no decision by who had another part.

Whoever asks, by page, API or command: on SQLite and PostgreSQL alike (R074, R079; ADR 41).
"""

# ruff: noqa: S608 - the text is ours to the last letter

VISITS = (
    "(SELECT COUNT(*) FROM honors_householdvisit v WHERE v.honor_id = NEW.id"
    " AND v.relation = 'none' AND v.given_at IS NOT NULL)"
)
UNSHOWN = (
    "EXISTS (SELECT 1 FROM honors_householdcriterion c WHERE c.rules_id = NEW.rules_id AND NOT EXISTS"
    " (SELECT 1 FROM honors_householdevidence e WHERE e.honor_id = NEW.id AND e.criterion_id = c.id))"
)
LIVES = "SELECT 1 FROM people_householdmember m WHERE m.until IS NULL AND m.person_id = {person}"
HOUSEHOLD = "(SELECT h.household_id FROM honors_householdhonor h WHERE h.id = NEW.honor_id)"


def _lives_there(person):
    return f"EXISTS ({LIVES.format(person=person)} AND m.household_id = {HOUSEHOLD})"


OTHER_PART = (
    "NEW.decided_by_id = (SELECT h.nominated_by_id FROM honors_householdhonor h"
    " WHERE h.id = NEW.honor_id) OR EXISTS (SELECT 1 FROM honors_householdvisit v"
    " WHERE v.honor_id = NEW.honor_id AND v.person_id = NEW.decided_by_id)"
    f" OR {_lives_there('NEW.decided_by_id')}"
)
RECUSED = (
    "EXISTS (SELECT 1 FROM honors_householdvisit v WHERE v.id = NEW.visit_id"
    " AND v.relation <> 'none')"
)
NO_VISITOR = (
    f"{_lives_there('NEW.person_id')} OR NEW.person_id = (SELECT h.nominated_by_id"
    " FROM honors_householdhonor h WHERE h.id = NEW.honor_id)"
)
RULES = {
    "household_shown_and_seen": (
        "honors_householdhonor",
        ("INSERT", "UPDATE"),
        f"NEW.stage IN ('notice', 'honored') AND ({VISITS} < 2 OR {UNSHOWN})",
    ),
    "household_decided_by_a_third": ("honors_householddecision", ("INSERT",), OTHER_PART),
    "household_decision_kept": ("honors_householddecision", ("UPDATE",), "OLD.id IS NOT NULL"),
    "household_rules_kept": ("honors_householdrules", ("UPDATE",), "OLD.id IS NOT NULL"),
    "household_criterion_kept": ("honors_householdcriterion", ("UPDATE",), "OLD.id IS NOT NULL"),
    "household_evidence_kept": (
        "honors_householdevidence",
        ("UPDATE",),
        "NEW.honor_id <> OLD.honor_id OR NEW.criterion_id <> OLD.criterion_id"
        " OR (NEW.words <> OLD.words AND NEW.words <> '')",
    ),
    "household_visitor_from_outside": ("honors_householdvisit", ("INSERT",), NO_VISITOR),
    "visit_of_who_recused": ("honors_visitfinding", ("INSERT", "UPDATE"), RECUSED),
    "neighbour_from_outside": (
        "honors_neighbourword",
        ("INSERT",),
        _lives_there("NEW.person_id"),
    ),
    "neighbour_word_stands": (
        "honors_neighbourword",
        ("UPDATE",),
        "OLD.word <> '' AND (NEW.word <> OLD.word OR (NEW.words <> OLD.words AND NEW.words <> ''))",
    ),
}


def sqlite():
    for name, (table, events, when) in RULES.items():
        for event in events:
            yield (
                f"CREATE TRIGGER {name}_{event.lower()} BEFORE {event} ON {table} WHEN {when}"
                f" BEGIN SELECT RAISE(ABORT, '{name}'); END"
            )


def postgres():
    for name, (table, events, when) in RULES.items():
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {when} THEN RAISE EXCEPTION '{name}'"
            " USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE {' OR '.join(events)} ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {name}()"
        )


def keep(apps, editor):
    for statement in {"sqlite": sqlite, "postgresql": postgres}[editor.connection.vendor]():
        editor.execute(statement, params=None)


def release(apps, editor):
    for name, (table, events, _) in RULES.items():
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {name} ON {table}", params=None)
            editor.execute(f"DROP FUNCTION {name}()", params=None)
        else:
            for event in events:
                editor.execute(f"DROP TRIGGER {name}_{event.lower()}", params=None)
