"""Nothing is sent to a team that was dissolved, on both databases: whoever looked a moment too early is refused.

On PostgreSQL the unit's row is held shared first, so that dispatching and dissolving cannot both pass (the one that
dissolves holds it alone); many dispatches to one team do not wait for each other. SQLite has one writer at a time.
"""

# ruff: noqa: S608 - the text is ours to the last letter

REFUSED = "dispatch_to_a_dissolved_team"
_GONE = (
    "EXISTS (SELECT 1 FROM areas_unit u WHERE u.id = NEW.unit_id AND u.kind = 'team'"
    " AND u.ends_on IS NOT NULL)"
)
_MADE = {
    "sqlite": [
        "CREATE TRIGGER orders_dispatch_standing BEFORE INSERT ON orders_dispatch"
        f" WHEN {_GONE} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    ],
    "postgresql": [
        "CREATE FUNCTION orders_dispatch_standing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " PERFORM 1 FROM areas_unit WHERE id = NEW.unit_id FOR SHARE;"
        f" IF {_GONE} THEN RAISE EXCEPTION '{REFUSED}'"
        " USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$",
        "CREATE TRIGGER orders_dispatch_standing BEFORE INSERT ON orders_dispatch"
        " FOR EACH ROW EXECUTE FUNCTION orders_dispatch_standing()",
    ],
}
_UNDONE = {
    "sqlite": ["DROP TRIGGER orders_dispatch_standing"],
    "postgresql": [
        "DROP TRIGGER orders_dispatch_standing ON orders_dispatch",
        "DROP FUNCTION orders_dispatch_standing()",
    ],
}


def keep(apps, editor):
    for statement in _MADE[editor.connection.vendor]:
        editor.execute(statement, params=None)


def release(apps, editor):
    for statement in _UNDONE[editor.connection.vendor]:
        editor.execute(statement, params=None)
