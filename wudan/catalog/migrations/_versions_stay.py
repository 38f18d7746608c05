"""What a version of a menu item said is never edited, nor what was decided of a change; on both databases.

Orders are served by the version they were placed under, so it must stay what it was.
"""

VERSION = ("service_id", "number", "content", "until", "why", "changed_as")
CHANGE = ("outcome", "content", "reasons", "decided_by_id")


def _sqlite():
    version = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in VERSION)
    change = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in CHANGE)
    yield (
        f"CREATE TRIGGER service_version_stays BEFORE UPDATE ON catalog_serviceversion WHEN {version}"
        " BEGIN SELECT RAISE(ABORT, 'service_version_stays'); END"
    )
    yield (
        "CREATE TRIGGER service_change_stays BEFORE UPDATE ON catalog_servicechange"
        f" WHEN OLD.outcome <> '' AND ({change})"
        " BEGIN SELECT RAISE(ABORT, 'service_change_stays'); END"
    )


def _postgres():
    version = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in VERSION)
    change = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in CHANGE)
    rules = (
        ("service_version_stays", "catalog_serviceversion", version),
        ("service_change_stays", "catalog_servicechange", f"OLD.outcome <> '' AND ({change})"),
    )
    for name, table, when in rules:
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {when} THEN RAISE EXCEPTION '{name}'"
            " USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        )


def keep(apps, editor):
    made = _postgres() if editor.connection.vendor == "postgresql" else _sqlite()
    for statement in made:
        editor.execute(statement, params=None)


def release(apps, editor):
    tables = {
        "service_version_stays": "catalog_serviceversion",
        "service_change_stays": "catalog_servicechange",
    }
    for name, table in tables.items():
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {name} ON {table}", params=None)
            editor.execute(f"DROP FUNCTION {name}()", params=None)
        else:
            editor.execute(f"DROP TRIGGER {name}", params=None)
