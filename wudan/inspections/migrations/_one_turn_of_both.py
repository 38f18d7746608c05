"""An institute is a site and a unit: whichever way it is visited, a turn of its month is taken once (R099).

A turn is a number up to the limit, and one a table already; it may not stand in the other table either. On PostgreSQL
the site's row is held first, as the acts hold it, so that two who look a moment too early cannot both pass; what has
no site is visited one way only. SQLite has one writer at a time.
"""

# ruff: noqa: S608 - the text is ours to the last letter

REFUSED = "visit_one_turn_of_both"
_SITE = {
    "inspections_visit": "s.id = NEW.site_id",
    "inspections_unitvisit": "s.unit_id = NEW.unit_id",
}
_OTHER = {
    "inspections_visit": "inspections_unitvisit other ON other.unit_id = s.unit_id",
    "inspections_unitvisit": "inspections_visit other ON other.site_id = s.id",
}


def _taken(table):
    return (
        f"NEW.state <> 'dropped' AND EXISTS (SELECT 1 FROM sites_site s JOIN {_OTHER[table]}"
        f" WHERE {_SITE[table]} AND other.state <> 'dropped' AND other.kind = NEW.kind"
        " AND other.month = NEW.month AND other.turn = NEW.turn)"
    )


def keep(apps, editor):
    for table, site in _SITE.items():
        if editor.connection.vendor == "postgresql":
            name = f"{table}_turn"
            editor.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                f" PERFORM 1 FROM sites_site s WHERE {site} FOR NO KEY UPDATE;"
                f" IF {_taken(table)} THEN RAISE EXCEPTION '{REFUSED}'"
                " USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$",
                params=None,
            )
            editor.execute(
                f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table}"
                f" FOR EACH ROW WHEN (NEW.state <> 'dropped') EXECUTE FUNCTION {name}()",
                params=None,
            )
        else:
            for act in ("insert", "update"):
                editor.execute(
                    f"CREATE TRIGGER {table}_turn_{act} BEFORE {act} ON {table} WHEN {_taken(table)}"
                    f" BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
                    params=None,
                )


def release(apps, editor):
    for table in _SITE:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {table}_turn ON {table}", params=None)
            editor.execute(f"DROP FUNCTION {table}_turn()", params=None)
        else:
            for act in ("insert", "update"):
                editor.execute(f"DROP TRIGGER {table}_turn_{act}", params=None)
