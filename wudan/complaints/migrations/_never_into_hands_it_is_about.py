"""A complaint is never held by whom it is about, nor below them, but by the auditor about the center (ADR 57)."""

WORDS = "a complaint is not handled by whom it is about"
COMPLAINT, INVOLVED, UNIT = "complaints_complaint", "complaints_involved", "areas_unit"
_BELOW = "i.path <> '' AND substr(u.path, 1, length(i.path)) = i.path"
_HOLDER = f"{INVOLVED} i JOIN {UNIT} u ON u.id = NEW.holder_id"
_OTHER = f"{COMPLAINT} c JOIN {UNIT} u ON u.id = c.holder_id"
_HELD = f"NEW.desk <> 'audit' AND EXISTS (SELECT 1 FROM {_HOLDER} WHERE i.complaint_id = NEW.id AND {_BELOW})"  # noqa: S608
_UNDER = "c.desk <> 'audit' AND substr(u.path, 1, length(NEW.path)) = NEW.path"
_ABOUT = (
    f"NEW.path <> '' AND EXISTS (SELECT 1 FROM {_OTHER} WHERE c.id = NEW.complaint_id AND {_UNDER})"  # noqa: S608
)
RULES = {
    "complaint_in_other_hands": ("BEFORE UPDATE", COMPLAINT, _HELD),
    "complaint_about_others": ("BEFORE INSERT", INVOLVED, _ABOUT),
}


def statements_to_keep(vendor):
    """Everything that makes the guard, from a database without any."""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {name} {when} ON {table} WHEN {wrong} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
            for name, (when, table, wrong) in RULES.items()
        ]
    told = f"RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';"
    made = []
    for name, (when, table, wrong) in RULES.items():
        body = f"IF {wrong} THEN {told} END IF; RETURN NEW;"
        made += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$",
            f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return made


def statements_to_release(vendor):
    """Everything that takes the guard away, whatever of it stands."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in RULES]
    return [
        *(f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, (_, table, _) in RULES.items()),
        *(f"DROP FUNCTION IF EXISTS {name}()" for name in RULES),
    ]


def keep(apps, editor):
    for make in (statements_to_release, statements_to_keep):
        for statement in make(editor.connection.vendor):
            editor.execute(statement, params=None)


def release(apps, editor):
    for statement in statements_to_release(editor.connection.vendor):
        editor.execute(statement, params=None)
