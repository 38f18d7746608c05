"""Visits by lot, within a limit. What was drawn from, the seed and the draw are never edited (domain §5 row 32)."""

_FIXED = (
    "aim",
    "kind",
    "choosing",
    "frame",
    "left_out",
    "seed",
    "wanted",
    "by_branch",
    "starts_on",
    "ends_on",
    "made_at",
)
_KEPT = "抽取的名单、种子和办法定了就不能改。"


def keep(apps, editor):
    if editor.connection.vendor == "postgresql":
        changed = " OR ".join(f"NEW.{one}::text IS DISTINCT FROM OLD.{one}::text" for one in _FIXED)
        editor.execute(
            "CREATE FUNCTION inspection_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {changed} THEN RAISE EXCEPTION '{_KEPT}' USING ERRCODE = 'integrity_constraint_violation';"
            " END IF; RETURN NEW; END $$",
            params=None,
        )
        editor.execute(
            "CREATE TRIGGER inspection_kept BEFORE UPDATE ON inspections_inspection"
            " FOR EACH ROW EXECUTE FUNCTION inspection_kept()",
            params=None,
        )
        return
    changed = " OR ".join(f"NEW.{one} IS NOT OLD.{one}" for one in _FIXED)
    editor.execute(
        f"CREATE TRIGGER inspection_kept BEFORE UPDATE ON inspections_inspection WHEN {changed}"
        f" BEGIN SELECT RAISE(ABORT, '{_KEPT}'); END",
        params=None,
    )


def release(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP TRIGGER inspection_kept ON inspections_inspection", params=None)
        editor.execute("DROP FUNCTION inspection_kept()", params=None)
    else:
        editor.execute("DROP TRIGGER inspection_kept", params=None)
