"""The book keeps itself, whoever writes and however, on both databases.

Transfers and entries are never edited nor removed; a transfer's two entries sum to zero; of a
record only the state changes, once, to reversed (and its leader's name may be blanked when the
leader's data is erased); live records of one person never overlap, none crosses midnight in
China. PostgreSQL: an exclusion over two ranges, a deferred constraint trigger. SQLite: triggers;
its writers are serialised, so they cannot race. REPLACE and TRUNCATE pass by row triggers, so
they are refused on their own.
"""

KEPT = "the book of hours is append-only"
ONLY_STATE = "a service record is only reversed"
ZERO = "entries of a transfer sum to zero"
OVERLAP = "record_no_overlap"
MIDNIGHT = "record_within_a_day"
_FIXED = (
    "id", "county", "no", "person_id", "unit_id", "activity_id", "attendance_id", "title", "place", "words",
    "day", "starts_at", "ends_at", "minutes", "grade", "evidence", "recorded_at", "late_days", "origin", "origin_no",
)  # fmt: skip


def _only_state(same):
    fixed = " AND ".join(f"NEW.{name} {same} OLD.{name}" for name in _FIXED)
    return (
        f"{fixed} AND (NEW.leader_name = OLD.leader_name OR NEW.leader_name = '')"
        " AND (NEW.state = OLD.state OR (OLD.state = 'recorded' AND NEW.state = 'reversed'))"
    )


def _refusing(name, act, table, words, unless=""):
    when = f" WHEN NOT ({unless})" if unless else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {act} ON {table}{when}"
        f" BEGIN SELECT RAISE(ABORT, '{words}'); END"
    )


SQLITE = {
    "ledger_transfer_no_update": ("UPDATE", "ledger_transfer", KEPT, ""),
    "ledger_transfer_no_delete": ("DELETE", "ledger_transfer", KEPT, ""),
    "ledger_transfer_no_replace": (
        "INSERT", "ledger_transfer", KEPT, "NOT EXISTS (SELECT 1 FROM ledger_transfer WHERE id = NEW.id)",
    ),
    "ledger_entry_no_update": ("UPDATE", "ledger_entry", KEPT, ""),
    "ledger_entry_no_delete": ("DELETE", "ledger_entry", KEPT, ""),
    "ledger_entry_no_replace": (
        "INSERT", "ledger_entry", KEPT, "NOT EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.id)",
    ),
    "ledger_entry_balances": (
        "INSERT", "ledger_entry", ZERO,
        "COALESCE((SELECT SUM(minutes) + NEW.minutes = 0 AND COUNT(*) = 1 FROM ledger_entry"
        " WHERE transfer_id = NEW.transfer_id HAVING COUNT(*) > 0), 1)",
    ),
    "ledger_record_only_reversed": ("UPDATE", "ledger_servicerecord", ONLY_STATE, _only_state("IS")),
    "ledger_record_no_delete": ("DELETE", "ledger_servicerecord", ONLY_STATE, ""),
    "ledger_record_no_replace": (
        "INSERT", "ledger_servicerecord", ONLY_STATE,
        "NOT EXISTS (SELECT 1 FROM ledger_servicerecord WHERE id = NEW.id OR no = NEW.no)",
    ),
    "ledger_record_no_overlap": (
        "INSERT", "ledger_servicerecord", OVERLAP,
        "NEW.state <> 'recorded' OR NOT EXISTS (SELECT 1 FROM ledger_servicerecord other"
        " WHERE other.person_id = NEW.person_id AND other.day = NEW.day AND other.state = 'recorded'"
        " AND other.starts_at < NEW.ends_at AND NEW.starts_at < other.ends_at)",
    ),
    "ledger_record_within_a_day": (
        "INSERT", "ledger_servicerecord", MIDNIGHT,
        "date(NEW.starts_at, '+8 hours') = NEW.day AND date(NEW.ends_at, '+8 hours', '-1 second') = NEW.day",
    ),
}  # fmt: skip

_UNBALANCED = "(SELECT SUM(minutes) <> 0 OR COUNT(*) <> 2 FROM ledger_entry WHERE transfer_id = NEW.transfer_id)"
_RAISE = "RAISE EXCEPTION '{}' USING ERRCODE = 'integrity_constraint_violation';"


def _function(name, body):
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$"
        f" BEGIN {body} END $$"
    )


FUNCTIONS = {
    "ledger_refuse": _RAISE.format(KEPT),
    "ledger_record_refuse": (
        f"IF TG_OP = 'UPDATE' THEN IF {_only_state('IS NOT DISTINCT FROM')} THEN RETURN NEW; END IF; END IF;"
        f" {_RAISE.format(ONLY_STATE)}"
    ),
    "ledger_entry_zero": (f"IF {_UNBALANCED} THEN {_RAISE.format(ZERO)} END IF; RETURN NULL;"),
}
POSTGRES = {
    "ledger_transfer_kept": ("transfer", "BEFORE UPDATE OR DELETE", "ROW", "ledger_refuse"),
    "ledger_transfer_no_truncate": ("transfer", "BEFORE TRUNCATE", "STATEMENT", "ledger_refuse"),
    "ledger_entry_kept": ("entry", "BEFORE UPDATE OR DELETE", "ROW", "ledger_refuse"),
    "ledger_entry_no_truncate": ("entry", "BEFORE TRUNCATE", "STATEMENT", "ledger_refuse"),
    "ledger_record_only_reversed": (
        "servicerecord", "BEFORE UPDATE OR DELETE", "ROW", "ledger_record_refuse",
    ),
    "ledger_record_no_truncate": ("servicerecord", "BEFORE TRUNCATE", "STATEMENT", "ledger_refuse"),
}  # fmt: skip
CONSTRAINTS = {
    OVERLAP: "EXCLUDE USING gist (int8range(person_id, person_id, '[]') WITH &&,"
    " tstzrange(starts_at, ends_at) WITH &&) WHERE (state = 'recorded')",
    MIDNIGHT: "CHECK (timezone(interval '8 hours', starts_at)::date = day"
    " AND timezone(interval '8 hours', ends_at - interval '1 microsecond')::date = day)",
}


def statements_to_keep(vendor):
    """Everything that makes the guard, from a database without any."""
    if vendor == "sqlite":
        return [_refusing(name, *rest) for name, rest in SQLITE.items()]
    return (
        [_function(name, body) for name, body in FUNCTIONS.items()]
        + [
            f"CREATE TRIGGER {name} {when} ON ledger_{table} FOR EACH {each} EXECUTE FUNCTION {does}()"
            for name, (table, when, each, does) in POSTGRES.items()
        ]
        + [
            "CREATE CONSTRAINT TRIGGER ledger_entry_zero AFTER INSERT ON ledger_entry DEFERRABLE"
            " INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_zero()"
        ]
        + [
            f"ALTER TABLE ledger_servicerecord ADD CONSTRAINT {name} {rule}"
            for name, rule in CONSTRAINTS.items()
        ]
    )


def statements_to_release(vendor):
    """Everything that takes the guard away, whatever of it stands."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE]
    triggers = {name: table for name, (table, *_) in POSTGRES.items()} | {
        "ledger_entry_zero": "entry"
    }
    return (
        [f"DROP TRIGGER IF EXISTS {name} ON ledger_{table}" for name, table in triggers.items()]
        + [f"DROP FUNCTION IF EXISTS {name}()" for name in FUNCTIONS]
        + [
            f"ALTER TABLE ledger_servicerecord DROP CONSTRAINT IF EXISTS {name}"
            for name in CONSTRAINTS
        ]
    )


def keep(apps, editor):
    for make in (statements_to_release, statements_to_keep):
        for statement in make(editor.connection.vendor):
            editor.execute(statement, params=None)


def release(apps, editor):
    for statement in statements_to_release(editor.connection.vendor):
        editor.execute(statement, params=None)
