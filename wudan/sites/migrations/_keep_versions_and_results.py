"""A version of a standard, its items and what a check found are never edited, whoever asks.

Of a result only two things may change: whether it is the latest, and its picture, which is
emptied when its time is over. On SQLite and PostgreSQL alike.
"""

KEPT = "标准的一版和检查的结果不能改：要改，写新的一版，或再查一次。"
_FIXED = {
    "standard": ("id", "county", "code", "version", "name", "source", "kinds", "rectify_days"),
    "standarditem": (
        "id",
        "standard_id",
        "position",
        "code",
        "name",
        "meaning",
        "evidence",
        "known",
        "weight",
        "months",
    ),
    "sitecheck": ("id", "site_id", "standard_id", "kind", "at", "words", "checked_as"),
    "checkresult": (
        "id",
        "check_made_id",
        "site_id",
        "item_id",
        "found",
        "words",
        "known",
        "lapses_on",
    ),
}


def _name(table):
    return f"sites_{table}_kept"


def _released(vendor):
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {_name(table)}" for table in _FIXED]
    return [
        statement
        for table in _FIXED
        for statement in (
            f"DROP TRIGGER IF EXISTS {_name(table)} ON sites_{table}",
            f"DROP FUNCTION IF EXISTS {_name(table)}()",
        )
    ]


def _sqlite(table, fields):
    changed = " OR ".join(f"NEW.{field} IS NOT OLD.{field}" for field in fields)
    if table == "checkresult":
        changed += " OR (NEW.picture IS NOT OLD.picture AND NEW.picture <> '')"
    return (
        f"CREATE TRIGGER {_name(table)} BEFORE UPDATE ON sites_{table} WHEN {changed}"
        f" BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
    )


def _postgres(table, fields):
    changed = " OR ".join(f"NEW.{field} IS DISTINCT FROM OLD.{field}" for field in fields)
    if table == "checkresult":
        changed += " OR (NEW.picture IS DISTINCT FROM OLD.picture AND NEW.picture <> '')"
    name = _name(table)
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {changed} THEN RAISE EXCEPTION '{KEPT}' USING ERRCODE = 'integrity_constraint_violation';"
        " END IF; RETURN NEW; END $$"
    )
    yield (
        f"CREATE TRIGGER {name} BEFORE UPDATE ON sites_{table}"
        f" FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def keep(apps, editor):
    release(apps, editor)
    for table, fields in _FIXED.items():
        made = (
            [_sqlite(table, fields)]
            if editor.connection.vendor == "sqlite"
            else _postgres(table, fields)
        )
        for statement in made:
            editor.execute(statement, params=None)


def release(apps, editor):
    for statement in _released(editor.connection.vendor):
        editor.execute(statement, params=None)
