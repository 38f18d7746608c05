"""What a room with a long history costs a request: `python -m bench.rooms`, on either database.

Twenty rooms with 5,000 bookings each, put in wholesale. Aims: the booking page and the week
calendar 10 ms CPU and 6 statements.
"""

import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from bench.requests import _make_database, _settle, _sign_in

RUNS = int(os.environ.get("BENCH_RUNS", "100"))
ROOMS = int(os.environ.get("BENCH_ROOMS", "20"))
EACH = int(os.environ.get("BENCH_BOOKINGS", "5000"))
A_DAY = 6
"""Bookings a day, two hours each, so that 5,000 reach over more than two years."""


def main() -> int:
    """Prepare, weigh, print; 0 whatever the figures."""
    with tempfile.TemporaryDirectory(prefix="wudan-bench-") as home:
        _settle(Path(home))
        _make_database()
        import django

        django.setup()
        _weigh_all()
    return 0


def _weigh_all() -> None:
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.management import call_command
    from django.db import connection

    from bench.calls import Caller, weigh
    from bench.county import prepare

    call_command("migrate", verbosity=0)
    measured = prepare()
    room, site = _fill(measured.resident.person_id)
    me, visitor = Caller(WSGIHandler()), Caller(WSGIHandler())
    _sign_in(me, measured.resident.account)
    pages = (
        ("week, a visitor", visitor, f"/rooms/{room}", 10, 6),
        ("week, signed in", me, f"/rooms/{room}", 10, 6),
        ("booking page", me, f"/rooms/{room}/booking", 10, 6),
        ("rooms of a site", visitor, f"/places/{site}/rooms", 10, 6),
        ("door sheet", visitor, f"/rooms/{room}/door", 10, 6),
        ("my bookings", me, "/bookings", 10, 6),
    )
    rows = [
        weigh(name, who, lambda _, who=who, path=path: who.call("GET", path), runs=RUNS, aim_ms=ms, aim_sql=sql)
        for name, who, path, ms, sql in pages
    ]  # fmt: skip
    database = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite (WAL, FULL)"
    print(f"\n{database}: {ROOMS} rooms, {EACH} bookings each")
    for row in rows:
        over = "" if row.cpu_ms <= row.aim_ms and row.sql <= row.aim_sql else "  over the aim"
        print(f"{row.name:<20}{row.cpu_ms:>8.2f}{row.aim_ms:>6.0f}{row.sql:>6}{row.aim_sql:>6}{row.size:>9}{over}")  # fmt: skip
    connection.close()


def _fill(person_id: int) -> tuple[int, int]:
    """Rooms of one site and of nineteen others; the busy first one's key, and its site's unit's."""
    from django.db import connection

    from wudan.areas.models import Unit
    from wudan.kit import clock
    from wudan.kit.clock import day_of, midnight
    from wudan.sites.models import Booking, Room, RoomHours, Site

    sites = list(Site.objects.select_related("unit").order_by("pk")[:ROOMS])
    teams = list(Unit.objects.filter(kind="team")[:20])
    rooms = Room.objects.bulk_create(
        Room(county=site.unit.county, site=site, unit=site.unit, name="大厅", capacity=60,
             themes=["culture", "theory"], uses=["meeting", "rehearsal"])
        for site in sites
    )  # fmt: skip
    RoomHours.objects.bulk_create(
        RoomHours(room=room, kind=kind, opens=8 * 60, closes=21 * 60)
        for room in rooms
        for kind in range(7)
    )
    now = clock.now()
    first = midnight(day_of(now) - timedelta(days=EACH // A_DAY - 120))
    for room in rooms:
        made = []
        for n in range(EACH):
            begins = first + timedelta(days=n // A_DAY, hours=8 + 2 * (n % A_DAY))
            team = teams[n % len(teams)] if n % 5 else None
            made.append(
                Booking(
                    no=f"{room.pk % 1000:03d}{n:08d}", room=room, unit=team, person_id=person_id, theme="culture", use="meeting",
                    party=12, day=day_of(begins), starts_at=begins, ends_at=begins + timedelta(hours=2),
                    state="booked", made_at=now,
                )
            )  # fmt: skip
        Booking.objects.bulk_create(made, batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself in the night
    return rooms[0].pk, sites[0].unit_id


if __name__ == "__main__":
    sys.exit(main())
