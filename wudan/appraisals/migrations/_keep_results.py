"""Sheets, rounds and results. A sheet, a simulation and a result's bytes are never edited (R101)."""

_FIXED = {
    "sheet": (
        "county",
        "code",
        "version",
        "name",
        "kind",
        "appraises",
        "source",
        "content",
        "digest",
    ),
    "simulation": ("sheet_id", "since", "until", "content", "digest", "made_at"),
    "result": ("round_id", "unit_id", "number", "content", "digest", "made_at"),
}
_KEPT = "考核表、试算和结果不能改：要改，写新的一版，或申诉后另算一次。"


def keep(apps, editor):
    for table, fields in _FIXED.items():
        name, on = f"appraisals_{table}_kept", f"appraisals_{table}"
        if editor.connection.vendor == "sqlite":
            changed = " OR ".join(f"NEW.{one} IS NOT OLD.{one}" for one in fields)
            editor.execute(
                f"CREATE TRIGGER {name} BEFORE UPDATE ON {on} WHEN {changed}"
                f" BEGIN SELECT RAISE(ABORT, '{_KEPT}'); END",
                params=None,
            )
            continue
        changed = " OR ".join(f"NEW.{one} IS DISTINCT FROM OLD.{one}" for one in fields)
        editor.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {changed} THEN RAISE EXCEPTION '{_KEPT}' USING ERRCODE = 'integrity_constraint_violation';"
            " END IF; RETURN NEW; END $$",
            params=None,
        )
        editor.execute(
            f"CREATE TRIGGER {name} BEFORE UPDATE ON {on} FOR EACH ROW EXECUTE FUNCTION {name}()",
            params=None,
        )


def release(apps, editor):
    for table in _FIXED:
        name, on = f"appraisals_{table}_kept", f"appraisals_{table}"
        if editor.connection.vendor == "sqlite":
            editor.execute(f"DROP TRIGGER {name}", params=None)
        else:
            editor.execute(f"DROP TRIGGER {name} ON {on}", params=None)
            editor.execute(f"DROP FUNCTION {name}()", params=None)
