"""Nothing begins at a unit that has ended, on both databases: whoever looked a moment too early is refused.

On PostgreSQL the unit's row is held by its key first, as a foreign key holds it: who ends a unit holds all of it, and
one of the two waits for the other; those who begin something do not wait for each other. SQLite has one writer at a time.
"""

# ruff: noqa: S608 - the text is ours to the last letter

REFUSED = "begun_at_a_unit_that_ended"
ITS_TEAMS = "(SELECT unit_id FROM teams_team WHERE id = NEW.team_id)"
"""The unit of the row's team, where a table names both."""


def standing(table, *units, moved=""):
    """What a migration runs, and what takes it back. `units`: which of a new row have to stand, as SQL; `moved`: the
    column that a later step may change."""
    listed = ", ".join(units)
    gone = f"EXISTS (SELECT 1 FROM areas_unit WHERE id IN ({listed}) AND ends_on IS NOT NULL)"
    events = {f"{table}_standing": ("INSERT", "")}
    if moved:
        events[f"{table}_moved_standing"] = (f"UPDATE OF {moved}", f"NEW.{moved} <> OLD.{moved}")

    def keep(_apps, editor):
        is_postgres = editor.connection.vendor == "postgresql"
        if is_postgres:
            editor.execute(_asking(table, listed, gone), params=None)
        for name, (event, changed) in events.items():
            begun = f"CREATE TRIGGER {name} BEFORE {event} ON {table}"
            if is_postgres:
                when = f" WHEN ({changed})" if changed else ""
                act = f" FOR EACH ROW{when} EXECUTE FUNCTION {table}_standing()"
            else:
                when = " AND ".join(filter(None, [changed, gone]))
                act = f" WHEN {when} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
            editor.execute(begun + act, params=None)

    def release(_apps, editor):
        is_postgres = editor.connection.vendor == "postgresql"
        for name in events:
            on = f" ON {table}" if is_postgres else ""
            editor.execute(f"DROP TRIGGER {name}{on}", params=None)
        if is_postgres:
            editor.execute(f"DROP FUNCTION {table}_standing()", params=None)

    return keep, release


def _asking(table, listed, gone):
    return (
        f"CREATE FUNCTION {table}_standing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" PERFORM 1 FROM areas_unit WHERE id IN ({listed}) ORDER BY id FOR KEY SHARE;"
        f" IF {gone} THEN RAISE EXCEPTION '{REFUSED}'"
        " USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
    )
