"""No event is ever edited or removed: triggers refuse it on both databases (R-A31)."""

from django.db import migrations

WORDS = "journal events are append-only"
SQLITE = [
    f"CREATE TRIGGER journal_event_no_{act.lower()} BEFORE {act} ON journal_event"
    f" BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    for act in ("UPDATE", "DELETE")
]
POSTGRES = [
    "CREATE FUNCTION journal_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$"
    f" BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER journal_event_kept BEFORE UPDATE OR DELETE ON journal_event"
    " FOR EACH ROW EXECUTE FUNCTION journal_event_refuse()",
]
UNDO = {
    "sqlite": [
        "DROP TRIGGER journal_event_no_update",
        "DROP TRIGGER journal_event_no_delete",
    ],
    "postgresql": [
        "DROP TRIGGER journal_event_kept ON journal_event",
        "DROP FUNCTION journal_event_refuse()",
    ],
}


def keep(apps, editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRES}[editor.connection.vendor]:
        editor.execute(statement, params=None)


def release(apps, editor):
    for statement in UNDO[editor.connection.vendor]:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_first_tables")]
    operations = [migrations.RunPython(keep, release)]
