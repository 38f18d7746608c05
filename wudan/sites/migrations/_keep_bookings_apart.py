"""No room is given twice at once, and no opening hours overlap, kept by the database (R028).

PostgreSQL: exclusion constraints over ranges; the room's key is a range of one, so that no
extension is needed. SQLite: triggers; its writers are serialised, so they cannot race.
"""

# ruff: noqa: S608 - the text is ours to the last letter

POSTGRES = {
    "booking_one_at_a_time": (
        "sites_booking",
        "int8range(room_id, room_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&",
        " WHERE (state IN ('asked', 'booked'))",
    ),
    "room_hours_apart": (
        "sites_roomhours",
        "int8range(room_id, room_id, '[]') WITH &&,"
        " int4range(kind::int, kind::int, '[]') WITH &&,"
        " int4range(opens::int, closes::int) WITH &&",
        "",
    ),
}
SQLITE = {
    "booking_one_at_a_time": (
        "sites_booking",
        "NEW.state IN ('asked', 'booked') AND EXISTS (SELECT 1 FROM sites_booking other"
        " WHERE other.room_id = NEW.room_id AND other.state IN ('asked', 'booked')"
        " AND other.id IS NOT NEW.id"
        " AND other.starts_at < NEW.ends_at AND NEW.starts_at < other.ends_at)",
    ),
    "room_hours_apart": (
        "sites_roomhours",
        "EXISTS (SELECT 1 FROM sites_roomhours other"
        " WHERE other.room_id = NEW.room_id AND other.kind = NEW.kind"
        " AND other.id IS NOT NEW.id AND other.opens < NEW.closes AND NEW.opens < other.closes)",
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
