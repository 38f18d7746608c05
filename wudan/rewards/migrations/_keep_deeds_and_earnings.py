"""What was written down stays: deeds and earnings are only reversed, once; village rules are decided once.

On SQLite and PostgreSQL alike. A deed's person may change (two rows were one person) and its words
may be emptied (somebody was erased); nothing else of what was told.
"""

# ruff: noqa: S608 - the text is ours to the last letter

DEED = "a deed is never edited, only reversed"
EARNING = "what was earned is never edited, only reversed, once"
VILLAGE = "village rules are decided once and never edited"
_FIXED = {
    "deed": (
        "id", "county", "no", "unit_id", "rule_id", "item_id", "subject", "team_id", "day", "order_id",
        "activity_id", "project_id", "needs_second", "kept_at", "kept_by_id", "kept_post_id",
    ),
    "earning": (
        "id", "county", "ref", "rule_id", "item_id", "subject", "person_id", "household_id", "team_id",
        "unit_id", "record_id", "deed_id", "day", "written_on", "quantity", "honor", "spend", "uses", "words",
        "transfer_id", "at", "by_id", "post_id",
    ),
    "villagerules": (
        "id", "county", "unit_id", "version", "proposed_at", "proposed_by_id", "proposed_post_id",
    ),
    "villageitem": ("id", "rules_id", "position", "sign", "words", "honor", "spend", "colour"),
}  # fmt: skip
_ONCE = {
    "deed": (
        "(NEW.words {d} OLD.words AND NEW.words <> '')",
        "(OLD.state IN ('refused', 'reversed') AND NEW.state <> OLD.state)",
        "(OLD.state = 'kept' AND NEW.state NOT IN ('kept', 'reversed'))",
        "(OLD.seconded_at IS NOT NULL AND NEW.seconded_by_id {d} OLD.seconded_by_id)",
    ),
    "earning": ("(OLD.reversed_at IS NOT NULL AND NEW.reversed_at {d} OLD.reversed_at)",),
    "villagerules": (
        "(OLD.state <> 'proposed' AND (NEW.state <> OLD.state OR NEW.decided_on {d} OLD.decided_on"
        " OR NEW.minutes_no {d} OLD.minutes_no OR NEW.signers {d} OLD.signers"
        " OR NEW.starts_on {d} OLD.starts_on OR NEW.closed_by_id {d} OLD.closed_by_id))",
        "(OLD.ends_on IS NOT NULL AND NEW.ends_on {d} OLD.ends_on)",
    ),
    "villageitem": (),
}
_WORDS = {"deed": DEED, "earning": EARNING, "villagerules": VILLAGE, "villageitem": VILLAGE}
_JSON = {("earning", "uses")}


def _changed(table, field, different, postgres):
    cast = "::text" if postgres and (table, field) in _JSON else ""
    return f"NEW.{field}{cast} {different} OLD.{field}{cast}"


def _guards(postgres):
    """Every guard: its name, table, act, when it refuses, the words."""
    different = "IS DISTINCT FROM" if postgres else "IS NOT"
    for table, fields in _FIXED.items():
        when = [_changed(table, field, different, postgres) for field in fields]
        when += [rule.format(d=different) for rule in _ONCE[table]]
        yield (
            f"rewards_{table}_kept",
            f"rewards_{table}",
            "UPDATE",
            " OR ".join(when),
            _WORDS[table],
        )
    decided = (
        "EXISTS (SELECT 1 FROM rewards_villagerules v"
        " WHERE v.id = NEW.rules_id AND v.state <> 'proposed')"
    )
    yield "rewards_villageitem_whole", "rewards_villageitem", "INSERT", decided, VILLAGE


def keep(apps, editor):
    postgres = editor.connection.vendor == "postgresql"
    for name, table, act, when, words in _guards(postgres):
        if not postgres:
            editor.execute(
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} WHEN {when}"
                f" BEGIN SELECT RAISE(ABORT, '{words}'); END",
                params=None,
            )
            continue
        editor.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {when} THEN"
            f" RAISE EXCEPTION '{words}' USING ERRCODE = 'integrity_constraint_violation'; END IF;"
            " RETURN NEW; END $$",
            params=None,
        )
        editor.execute(
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
            params=None,
        )


def release(apps, editor):
    postgres = editor.connection.vendor == "postgresql"
    for name, table, *_ in _guards(postgres):
        if postgres:
            editor.execute(f"DROP TRIGGER {name} ON {table}", params=None)
            editor.execute(f"DROP FUNCTION {name}()", params=None)
        else:
            editor.execute(f"DROP TRIGGER {name}", params=None)
