"""An adopted plan stays as it was adopted, on both databases: only a newer version takes its place.

Its items neither change nor go nor grow; of the version itself only the step changes, to superseded.
What teams told of minors so far is kept apart from what the roll says.
"""

KEPT = "an adopted plan is not edited"
_FIXED = "'adopted', 'superseded'"
_COLUMNS = (
    "id", "plan_id", "number", "words", "consulted", "minutes", "written_at", "written_as", "adopted_at", "adopted_as",
)  # fmt: skip


def _only_superseded(same):
    return " AND ".join(f"NEW.{name} {same} OLD.{name}" for name in _COLUMNS) + (
        " AND (NEW.step = OLD.step OR (OLD.step = 'adopted' AND NEW.step = 'superseded'))"
    )


def _free(row):
    return (
        f"NOT EXISTS (SELECT 1 FROM teams_planversion v WHERE v.id = {row}.version_id"  # noqa: S608 - our own words
        f" AND v.step IN ({_FIXED}))"
    )


SQLITE = {
    "teams_plan_version_update": (
        "UPDATE", "teams_planversion", f"OLD.step NOT IN ({_FIXED}) OR ({_only_superseded('IS')})",
    ),
    "teams_plan_version_delete": ("DELETE", "teams_planversion", f"OLD.step NOT IN ({_FIXED})"),
    "teams_plan_item_insert": ("INSERT", "teams_planitem", _free("NEW")),
    "teams_plan_item_update": ("UPDATE", "teams_planitem", f"{_free('OLD')} AND {_free('NEW')}"),
    "teams_plan_item_delete": ("DELETE", "teams_planitem", _free("OLD")),
}  # fmt: skip
_RAISE = f"RAISE EXCEPTION '{KEPT}' USING ERRCODE = 'integrity_constraint_violation';"
FUNCTIONS = {
    "teams_plan_version_kept": (
        f"IF OLD.step IN ({_FIXED}) THEN IF TG_OP = 'DELETE' THEN {_RAISE} END IF;"
        f" IF NOT ({_only_superseded('IS NOT DISTINCT FROM')}) THEN {_RAISE} END IF; END IF;"
        " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"
    ),
    "teams_plan_item_kept": (
        f"IF TG_OP <> 'INSERT' THEN IF NOT {_free('OLD')} THEN {_RAISE} END IF; END IF;"
        f" IF TG_OP <> 'DELETE' THEN IF NOT {_free('NEW')} THEN {_RAISE} END IF; RETURN NEW; END IF;"
        " RETURN OLD;"
    ),
}
POSTGRES = {
    "teams_plan_version_kept": ("teams_planversion", "BEFORE UPDATE OR DELETE"),
    "teams_plan_item_kept": ("teams_planitem", "BEFORE INSERT OR UPDATE OR DELETE"),
}


def _released(vendor):
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE]
    return [
        *(f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, (table, _) in POSTGRES.items()),
        *(f"DROP FUNCTION IF EXISTS {name}()" for name in FUNCTIONS),
    ]


def _kept(vendor):
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} WHEN NOT ({unless})"
            f" BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
            for name, (act, table, unless) in SQLITE.items()
        ]
    return [
        *(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
            for name, body in FUNCTIONS.items()
        ),
        *(
            f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
            for name, (table, when) in POSTGRES.items()
        ),
    ]


def keep(apps, editor):
    for statement in (*_released(editor.connection.vendor), *_kept(editor.connection.vendor)):
        editor.execute(statement, params=None)


def release(apps, editor):
    for statement in _released(editor.connection.vendor):
        editor.execute(statement, params=None)
