"""A team belongs under one of a tier above its own, on both databases: so no team is ever under itself, however far round."""

# ruff: noqa: S608 - the text is ours to the last letter

REFUSED = "team_under_a_higher_tier"
_WRONG = (
    "(NEW.under_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM teams_team o WHERE o.id = NEW.under_id"
    " AND o.tier < NEW.tier)) OR EXISTS (SELECT 1 FROM teams_team b WHERE b.under_id = NEW.id"
    " AND b.tier <= NEW.tier)"
)
_EVENTS = {"insert": "INSERT", "update": "UPDATE OF under_id, tier"}


def _made(vendor):
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER teams_team_under_{name} BEFORE {event} ON teams_team WHEN {_WRONG}"
            f" BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
            for name, event in _EVENTS.items()
        ]
    return [
        "CREATE FUNCTION teams_team_under() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {_WRONG} THEN RAISE EXCEPTION '{REFUSED}'"
        " USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$",
        "CREATE TRIGGER teams_team_under BEFORE INSERT OR UPDATE OF under_id, tier ON teams_team"
        " FOR EACH ROW EXECUTE FUNCTION teams_team_under()",
    ]


def _undone(vendor):
    if vendor == "sqlite":
        return [f"DROP TRIGGER teams_team_under_{name}" for name in _EVENTS]
    return ["DROP TRIGGER teams_team_under ON teams_team", "DROP FUNCTION teams_team_under()"]


def keep(apps, editor):
    for statement in _made(editor.connection.vendor):
        editor.execute(statement, params=None)


def release(apps, editor):
    for statement in _undone(editor.connection.vendor):
        editor.execute(statement, params=None)
