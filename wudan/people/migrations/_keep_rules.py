KEPT = "adopted rules are not edited"


def keep(apps, editor):
    """What was adopted stays, on both databases."""
    if editor.connection.vendor == "sqlite":
        for act in ("UPDATE", "DELETE"):
            editor.execute(
                f"CREATE TRIGGER people_rules_no_{act.lower()} BEFORE {act} ON people_recruitmentrules"
                f" BEGIN SELECT RAISE(ABORT, '{KEPT}'); END",
                params=None,
            )
        return
    editor.execute(
        "CREATE OR REPLACE FUNCTION people_rules_kept() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{KEPT}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        params=None,
    )
    editor.execute(
        "CREATE TRIGGER people_rules_kept BEFORE UPDATE OR DELETE ON people_recruitmentrules"
        " FOR EACH ROW EXECUTE FUNCTION people_rules_kept()",
        params=None,
    )


def release(apps, editor):
    """Take it away."""
    if editor.connection.vendor == "sqlite":
        for act in ("update", "delete"):
            editor.execute(f"DROP TRIGGER IF EXISTS people_rules_no_{act}", params=None)
        return
    editor.execute(
        "DROP TRIGGER IF EXISTS people_rules_kept ON people_recruitmentrules", params=None
    )
    editor.execute("DROP FUNCTION IF EXISTS people_rules_kept()", params=None)
