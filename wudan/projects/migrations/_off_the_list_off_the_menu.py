"""No menu item is on offer whose project left the list, on both databases: whoever writes it, by page, clock or command.

On PostgreSQL the project's row is held shared before its item is put on the menu, so that offering and leaving the
list cannot both pass. An item that never was a project's is asked nothing. SQLite has one writer at a time.
"""

# ruff: noqa: S608 - the text is ours to the last letter

OFF = "NOT IN ('trial', 'running')"
OFFERED = "NEW.is_offered AND NOT OLD.is_offered"
ITS_PROJECT = "projects_project WHERE service_id = NEW.id"
# name: table, when, what is asked, what is held first
RULES = {
    "item_comes_with_its_project": (
        "catalog_service",
        OFFERED,
        f"EXISTS (SELECT 1 FROM {ITS_PROJECT} AND stage {OFF})",
        f"PERFORM 1 FROM {ITS_PROJECT} FOR SHARE;",
    ),
    "item_goes_with_its_project": (
        "projects_project",
        f"NEW.service_id IS NOT NULL AND NEW.stage {OFF}",
        "EXISTS (SELECT 1 FROM catalog_service s WHERE s.id = NEW.service_id AND s.is_offered)",
        "",
    ),
}


def _sqlite():
    for name, (table, when, is_wrong, _) in RULES.items():
        yield (
            f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} WHEN {when} AND {is_wrong}"
            f" BEGIN SELECT RAISE(ABORT, '{name}'); END"
        )


def _postgres():
    for name, (table, when, is_wrong, first) in RULES.items():
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {first}"
            f" IF {is_wrong} THEN RAISE EXCEPTION '{name}'"
            " USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({when})"
            f" EXECUTE FUNCTION {name}()"
        )


def keep(apps, editor):
    for statement in {"sqlite": _sqlite, "postgresql": _postgres}[editor.connection.vendor]():
        editor.execute(statement, params=None)


def release(apps, editor):
    for name, (table, *_) in RULES.items():
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {name} ON {table}", params=None)
            editor.execute(f"DROP FUNCTION {name}()", params=None)
        else:
            editor.execute(f"DROP TRIGGER {name}", params=None)
