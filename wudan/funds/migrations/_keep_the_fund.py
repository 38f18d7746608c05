"""What the fund's rows may never become, on both databases (R104–R110; ADR 56).

Movements are written once. A commitment is of the use of its line and stays what it was made for; a spending
is only ever reversed. The lines of a closed year stand still, and a year closes with nothing held.
"""

KEPT = "movements of the fund are append-only"
AS_MADE = "a commitment stays what it was made for"
AS_PAID = "a spending is reversed, never edited"
CLOSED = "the year is closed"
HELD = "a year closes with nothing held"
OTHER_USE = "a commitment is of the use of its line"
MOVEMENT, COMMITMENT = "funds_fundmovement", "funds_commitment"
SPENDING, LINE, YEAR = "funds_spending", "funds_fundline", "funds_fundyear"


def _changed(names):
    return " OR ".join(f"NEW.{name} {{differs}} OLD.{name}" for name in names.split())


_MADE = _changed(
    "county no line_id use title amount_fen unit_id site_id resource_id session_id project_id activity_id"
    " made_at made_by_id carried_from_id"
)
_PAID = (
    _changed("county commitment_id amount_fen document_no document_key payee paid_on is_final noted_at noted_by_id")
    + " OR (OLD.reversed_at IS NOT NULL AND (" + _changed("reversed_at reversed_by_id reversed_why") + "))"
)  # fmt: skip
_SHUT = f"EXISTS (SELECT 1 FROM {YEAR} WHERE id = NEW.fund_id AND state = 'closed')"  # noqa: S608
_THERE = f"EXISTS (SELECT 1 FROM {LINE} WHERE fund_id = NEW.id AND reserved_fen > 0)"  # noqa: S608
_HELD = f"NEW.state = 'closed' AND {_THERE}"
_AGAIN = "OLD.state = 'closed'"
_ASTRAY = f"NOT EXISTS (SELECT 1 FROM {LINE} WHERE id = NEW.line_id AND use = NEW.use)"  # noqa: S608
RULES = {
    "commitment_as_made": ("BEFORE UPDATE", COMMITMENT, _MADE, AS_MADE),
    "commitment_of_its_line": ("BEFORE INSERT", COMMITMENT, _ASTRAY, OTHER_USE),
    "spending_as_paid": ("BEFORE UPDATE", SPENDING, _PAID, AS_PAID),
    "fund_line_shut": ("BEFORE UPDATE", LINE, _SHUT, CLOSED),
    "fund_year_shut": ("BEFORE UPDATE", YEAR, _AGAIN, CLOSED),
    "fund_year_clean": ("BEFORE UPDATE", YEAR, _HELD, HELD),
}
_NEVER = {
    "fund_movement_no_update": ("BEFORE UPDATE", MOVEMENT, "1", KEPT),
    "fund_movement_no_delete": ("BEFORE DELETE", MOVEMENT, "1", KEPT),
    "fund_movement_no_replace": (
        "BEFORE INSERT", MOVEMENT, f"EXISTS (SELECT 1 FROM {MOVEMENT} WHERE id = NEW.id)", KEPT,  # noqa: S608
    ),
}  # fmt: skip
_RAISE = "RAISE EXCEPTION '{}' USING ERRCODE = 'integrity_constraint_violation';"
_KEEPERS = {
    "fund_movement_kept": ("BEFORE UPDATE OR DELETE", "FOR EACH ROW"),
    "fund_movement_no_truncate": ("BEFORE TRUNCATE", ""),
}


def statements_to_keep(vendor):
    """Everything that makes the guard, from a database without any."""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {name} {when} ON {table} WHEN {wrong.format(differs='IS NOT')}"
            f" BEGIN SELECT RAISE(ABORT, '{words}'); END"
            for name, (when, table, wrong, words) in (RULES | _NEVER).items()
        ]
    made = [_function("fund_refuse", _RAISE.format(KEPT))]
    for name, (when, table, wrong, words) in RULES.items():
        wrong = wrong.format(differs="IS DISTINCT FROM")
        made += [
            _function(name, f"IF {wrong} THEN {_RAISE.format(words)} END IF; RETURN NEW;"),
            f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return made + [
        f"CREATE TRIGGER {name} {when} ON {MOVEMENT} {each} EXECUTE FUNCTION fund_refuse()"
        for name, (when, each) in _KEEPERS.items()
    ]


def _function(name, body):
    return f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"


def statements_to_release(vendor):
    """Everything that takes the guard away, whatever of it stands."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in (RULES | _NEVER)]
    return [
        *(f"DROP TRIGGER IF EXISTS {name} ON {MOVEMENT}" for name in _KEEPERS),
        *(f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, (_, table, _, _) in RULES.items()),
        *(f"DROP FUNCTION IF EXISTS {name}()" for name in ("fund_refuse", *RULES)),
    ]


def keep(apps, editor):
    for make in (statements_to_release, statements_to_keep):
        for statement in make(editor.connection.vendor):
            editor.execute(statement, params=None)


def release(apps, editor):
    for statement in statements_to_release(editor.connection.vendor):
        editor.execute(statement, params=None)
