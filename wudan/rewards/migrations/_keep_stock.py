"""Movements of stock are written once, whoever writes and however, on both databases (A11).

What a redemption took stays as it was that day: goods, quantity, price and payer are never edited.
"""

KEPT = "movements of stock are append-only"
AS_MADE = "what a redemption took is never edited"
MOVEMENT, REDEMPTION = "rewards_stockmovement", "rewards_redemption"
_FIXED = ("id", "no", "ref", "shop_id", "good_id", "payer", "quantity", "price", "asked_at")
_OTHER = " OR ".join(f"NEW.{name} {{differs}} OLD.{name}" for name in _FIXED)
SQLITE = {
    "stock_movement_no_update": ("BEFORE UPDATE", MOVEMENT, "1", KEPT),
    "stock_movement_no_delete": ("BEFORE DELETE", MOVEMENT, "1", KEPT),
    "stock_movement_no_replace": (
        "BEFORE INSERT", MOVEMENT, f"EXISTS (SELECT 1 FROM {MOVEMENT} WHERE id = NEW.id)", KEPT,  # noqa: S608
    ),
    "redemption_as_made": ("BEFORE UPDATE", REDEMPTION, _OTHER.format(differs="IS NOT"), AS_MADE),
}  # fmt: skip
_RAISE = "RAISE EXCEPTION '{}' USING ERRCODE = 'integrity_constraint_violation';"
_DIFFERS = _OTHER.format(differs="IS DISTINCT FROM")
FUNCTIONS = {
    "stock_refuse": _RAISE.format(KEPT),
    "redemption_as_made": f"IF {_DIFFERS} THEN {_RAISE.format(AS_MADE)} END IF; RETURN NEW;",
}
POSTGRES = {
    "stock_movement_kept": ("BEFORE UPDATE OR DELETE", MOVEMENT, "FOR EACH ROW", "stock_refuse"),
    "stock_movement_no_truncate": ("BEFORE TRUNCATE", MOVEMENT, "", "stock_refuse"),
    "redemption_as_made": ("BEFORE UPDATE", REDEMPTION, "FOR EACH ROW", "redemption_as_made"),
}


def statements_to_keep(vendor):
    """Everything that makes the guard, from a database without any."""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {name} {when} ON {table} WHEN {wrong} BEGIN SELECT RAISE(ABORT, '{words}'); END"
            for name, (when, table, wrong, words) in SQLITE.items()
        ]
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
        for name, body in FUNCTIONS.items()
    ] + [
        f"CREATE TRIGGER {name} {when} ON {table} {each} EXECUTE FUNCTION {does}()"
        for name, (when, table, each, does) in POSTGRES.items()
    ]


def statements_to_release(vendor):
    """Everything that takes the guard away, whatever of it stands."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE]
    return [
        f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, (_, table, _, _) in POSTGRES.items()
    ] + [f"DROP FUNCTION IF EXISTS {name}()" for name in FUNCTIONS]


def keep(apps, editor):
    for make in (statements_to_release, statements_to_keep):
        for statement in make(editor.connection.vendor):
            editor.execute(statement, params=None)


def release(apps, editor):
    for statement in statements_to_release(editor.connection.vendor):
        editor.execute(statement, params=None)
