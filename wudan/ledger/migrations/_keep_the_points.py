"""The points keep themselves, whoever writes and however, on both databases.

Transfers and entries are never edited nor removed; an account changes its balance only; a
transfer has as many entries as it says, and they sum to zero in each grade; a reversal is not
reversed, and only what was held is settled. SQLite looks when the last entry comes, PostgreSQL
when the transaction ends (a transfer that lacks entries is found by the nightly proof on the
former). REPLACE and TRUNCATE pass by row triggers, so they are refused on their own.
"""


# ruff: noqa: S608 - the text is ours to the last letter

KEPT = "the book of points is append-only"
OWNER = "an account of points keeps its owner"
ZERO = "entries of a points transfer sum to zero"
PHASE = "a reversal is not reversed, only a hold is settled"
TRANSFER, ENTRY, ACCOUNT = "ledger_pointtransfer", "ledger_pointentry", "ledger_pointaccount"

_WRONG_PHASE = (
    f"(NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {TRANSFER} t WHERE"
    " t.id = NEW.reverses_id AND t.kind IN ('earn', 'deduct', 'collect')))"
    f" OR (NEW.settles_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {TRANSFER} t WHERE"
    " t.id = NEW.settles_id AND t.kind = 'hold'))"
)
_MANY = f"(SELECT COUNT(*) FROM {ENTRY} WHERE transfer_id = NEW.transfer_id)"
_TOLD = f"(SELECT lines FROM {TRANSFER} WHERE id = NEW.transfer_id)"
_UNEVEN = (
    f"EXISTS (SELECT 1 FROM {ENTRY} e JOIN {ACCOUNT} a ON a.id = e.account_id"
    " WHERE e.transfer_id = NEW.transfer_id GROUP BY a.grade HAVING SUM(e.points) <> 0)"
)
_OTHER_OWNER = " OR ".join(
    f"NEW.{name} {{differs}} OLD.{name}"
    for name in ("id", "county", "kind", "grade", "person_id", "household_id", "team_id", "unit_id", "shop_id")
)  # fmt: skip

SQLITE = {
    "points_transfer_no_update": ("BEFORE UPDATE", TRANSFER, "1", KEPT),
    "points_transfer_no_delete": ("BEFORE DELETE", TRANSFER, "1", KEPT),
    "points_transfer_no_replace": (
        "BEFORE INSERT", TRANSFER, f"EXISTS (SELECT 1 FROM {TRANSFER} WHERE id = NEW.id OR ref = NEW.ref)", KEPT,
    ),
    "points_transfer_phase": ("BEFORE INSERT", TRANSFER, _WRONG_PHASE, PHASE),
    "points_entry_no_update": ("BEFORE UPDATE", ENTRY, "1", KEPT),
    "points_entry_no_delete": ("BEFORE DELETE", ENTRY, "1", KEPT),
    "points_entry_no_replace": ("BEFORE INSERT", ENTRY, f"EXISTS (SELECT 1 FROM {ENTRY} WHERE id = NEW.id)", KEPT),
    "points_entry_zero": (
        "AFTER INSERT", ENTRY, f"{_MANY} > {_TOLD} OR ({_MANY} = {_TOLD} AND {_UNEVEN})", ZERO,
    ),
    "points_account_keeps_owner": ("BEFORE UPDATE", ACCOUNT, _OTHER_OWNER.format(differs="IS NOT"), OWNER),
    "points_account_no_delete": ("BEFORE DELETE", ACCOUNT, "1", OWNER),
    "points_account_no_replace": (
        "BEFORE INSERT", ACCOUNT, f"EXISTS (SELECT 1 FROM {ACCOUNT} WHERE id = NEW.id)", OWNER,
    ),
}  # fmt: skip

_RAISE = "RAISE EXCEPTION '{}' USING ERRCODE = 'integrity_constraint_violation';"
_DIFFERS = _OTHER_OWNER.format(differs="IS DISTINCT FROM")
FUNCTIONS = {
    "points_refuse": _RAISE.format(KEPT),
    "points_phase": f"IF {_WRONG_PHASE} THEN {_RAISE.format(PHASE)} END IF; RETURN NEW;",
    "points_zero": f"IF {_MANY} <> {_TOLD} OR {_UNEVEN} THEN {_RAISE.format(ZERO)} END IF; RETURN NULL;",
    "points_owner": (
        f"IF TG_OP = 'UPDATE' THEN IF NOT ({_DIFFERS}) THEN RETURN NEW; END IF; END IF; {_RAISE.format(OWNER)}"
    ),
}
_LATE = "DEFERRABLE INITIALLY DEFERRED"
POSTGRES = {
    "points_transfer_kept": ("BEFORE UPDATE OR DELETE", TRANSFER, "FOR EACH ROW", "points_refuse"),
    "points_transfer_no_truncate": ("BEFORE TRUNCATE", TRANSFER, "", "points_refuse"),
    "points_transfer_phase": ("BEFORE INSERT", TRANSFER, "FOR EACH ROW", "points_phase"),
    "points_entry_kept": ("BEFORE UPDATE OR DELETE", ENTRY, "FOR EACH ROW", "points_refuse"),
    "points_entry_no_truncate": ("BEFORE TRUNCATE", ENTRY, "", "points_refuse"),
    "points_entry_zero": ("AFTER INSERT", ENTRY, f"{_LATE} FOR EACH ROW", "points_zero"),
    "points_account_keeps_owner": ("BEFORE UPDATE OR DELETE", ACCOUNT, "FOR EACH ROW", "points_owner"),
    "points_account_no_truncate": ("BEFORE TRUNCATE", ACCOUNT, "", "points_refuse"),
}  # fmt: skip


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
        f"CREATE {'CONSTRAINT ' if _LATE in each else ''}TRIGGER {name} {when} ON {table} {each} EXECUTE FUNCTION {does}()"
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
