"""A version of the earning rules is never edited, and one in force gets no further line; a period is ended once.

So what an act of a past day earned can be reckoned again for ever. On SQLite and PostgreSQL alike.
"""

# ruff: noqa: S608 - the text is ours to the last letter

KEPT = "a version of the earning rules never changes"
IN_FORCE = "a version in force gets no further line"
ONCE = "a period of the earning rules is only ended, once"
_LINE = (
    "id", "rules_id", "position", "code", "name", "meaning", "subject", "counts", "grades", "kinds", "proofs",
    "colour", "honor", "spend", "owner_day", "owner_month", "unit_day", "unit_month", "excess", "second", "back_days",
)  # fmt: skip
_FIXED = {
    "pointrules": (
        "id", "county", "version", "name", "source", "worth_fen", "owner_day", "owner_month", "unit_day",
        "unit_month", "village_most", "village_month",
    ),
    "pointrule": _LINE,
    "pointveto": ("id", "rules_id", "position", "code", "name", "meaning"),
    "pointrulesperiod": ("id", "county", "rules_id", "starts_on", "decided_on", "why"),
}  # fmt: skip


def _rules(different):
    """Every guard: its name, table, act, when it refuses, the words."""
    for table, fields in _FIXED.items():
        changed = " OR ".join(f"NEW.{field} {different} OLD.{field}" for field in fields)
        if table == "pointrulesperiod":
            changed += f" OR (OLD.ends_on IS NOT NULL AND NEW.ends_on {different} OLD.ends_on)"
        words = ONCE if table == "pointrulesperiod" else KEPT
        yield f"rewards_{table}_kept", f"rewards_{table}", "UPDATE", changed, words
    for table in ("pointrule", "pointveto"):
        adopted = (
            "EXISTS (SELECT 1 FROM rewards_pointrulesperiod p WHERE p.rules_id = NEW.rules_id)"
        )
        yield f"rewards_{table}_whole", f"rewards_{table}", "INSERT", adopted, IN_FORCE


def keep(apps, editor):
    postgres = editor.connection.vendor == "postgresql"
    for name, table, act, when, words in _rules("IS DISTINCT FROM" if postgres else "IS NOT"):
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
    for name, table, *_ in _rules("IS"):
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {name} ON {table}", params=None)
            editor.execute(f"DROP FUNCTION {name}()", params=None)
        else:
            editor.execute(f"DROP TRIGGER {name}", params=None)
