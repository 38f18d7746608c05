"""Agreements of one thing, hours of one agreement, loans of one thing never overlap; the database says so.

PostgreSQL: exclusion constraints over ranges (no extension needed). SQLite: triggers; its
writers are serialised, so they cannot race.
"""

# ruff: noqa: S608 - the text is ours to the last letter

POSTGRES = {
    "agreement_one_at_a_time": (
        "sites_agreement",
        "int8range(resource_id, resource_id, '[]') WITH &&,"
        " daterange(starts_on, COALESCE(ended_on, last_day + 1)) WITH &&",
        "",
    ),
    "agreed_hours_apart": (
        "sites_agreedhours",
        "int8range(agreement_id, agreement_id, '[]') WITH &&,"
        " int4range(kind::int, kind::int, '[]') WITH &&,"
        " int4range(opens::int, closes::int) WITH &&",
        "",
    ),
    "loan_one_at_a_time": (
        "sites_loan",
        "int8range(resource_id, resource_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&",
        " WHERE (state IN ('agreed', 'out'))",
    ),
}
_STARTS, _ENDS = "NEW.starts_on", "COALESCE(NEW.ended_on, date(NEW.last_day, '+1 day'))"
SQLITE = {
    "agreement_one_at_a_time": (
        "sites_agreement",
        f"{_STARTS} < {_ENDS} AND EXISTS (SELECT 1 FROM sites_agreement other"
        " WHERE other.resource_id = NEW.resource_id AND other.id IS NOT NEW.id"
        " AND other.starts_on < COALESCE(other.ended_on, date(other.last_day, '+1 day'))"
        f" AND other.starts_on < {_ENDS}"
        f" AND {_STARTS} < COALESCE(other.ended_on, date(other.last_day, '+1 day')))",
    ),
    "agreed_hours_apart": (
        "sites_agreedhours",
        "EXISTS (SELECT 1 FROM sites_agreedhours other"
        " WHERE other.agreement_id = NEW.agreement_id AND other.kind = NEW.kind"
        " AND other.id IS NOT NEW.id AND other.opens < NEW.closes AND NEW.opens < other.closes)",
    ),
    "loan_one_at_a_time": (
        "sites_loan",
        "NEW.state IN ('agreed', 'out') AND EXISTS (SELECT 1 FROM sites_loan other"
        " WHERE other.resource_id = NEW.resource_id AND other.state IN ('agreed', 'out')"
        " AND other.id IS NOT NEW.id"
        " AND other.starts_at < NEW.ends_at AND NEW.starts_at < other.ends_at)",
    ),
}


def keep(apps, editor):
    if editor.connection.vendor == "postgresql":
        for name, (table, ranges, only) in POSTGRES.items():
            editor.execute(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist ({ranges}){only}",
                params=None,
            )
        return
    for name, (table, when) in SQLITE.items():
        for act in ("insert", "update"):
            editor.execute(
                f"CREATE TRIGGER {name}_{act} BEFORE {act} ON {table} WHEN {when}"
                f" BEGIN SELECT RAISE(ABORT, '{name}'); END",
                params=None,
            )


def release(apps, editor):
    for name, (table, *_) in POSTGRES.items():
        if editor.connection.vendor == "postgresql":
            editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}", params=None)
        else:
            for act in ("insert", "update"):
                editor.execute(f"DROP TRIGGER {name}_{act}", params=None)
