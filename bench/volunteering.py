"""What a county's volunteering costs a request: `python -m bench.volunteering`, on either database.

10,000 volunteers, 2,000 activities, 100,000 presences and records, put in wholesale. Aims: the
list of what fits 15 ms and 6 statements, a year's hours of one volunteer 8 ms.
"""

import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from random import Random

from bench.requests import _make_database, _settle, _sign_in

RUNS = int(os.environ.get("BENCH_RUNS", "100"))
VOLUNTEERS = int(os.environ.get("BENCH_VOLUNTEERS", "10000"))
ACTIVITIES = int(os.environ.get("BENCH_ACTIVITIES", "2000"))
EACH = 50
"""Presences an activity: 100,000 in all."""


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
    busy = _volunteer(measured.resident.person_id)
    _fill(busy)
    me = Caller(WSGIHandler())
    _sign_in(me, measured.resident.account)
    visitor = Caller(WSGIHandler())
    rows = [
        weigh("what fits me", me, lambda _: me.call("GET", "/activities"), runs=RUNS, aim_ms=15, aim_sql=6),
        weigh("all, a visitor", visitor, lambda _: visitor.call("GET", "/activities"), runs=RUNS, aim_ms=15, aim_sql=6),
        weigh("my activities", me, lambda _: me.call("GET", "/activities/mine"), runs=RUNS, aim_ms=8, aim_sql=6),
        weigh("a year's hours", me, lambda _: me.call("GET", "/hours"), runs=RUNS, aim_ms=8, aim_sql=6),
    ]  # fmt: skip
    database = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite (WAL, FULL)"
    print(
        f"\n{database}: {VOLUNTEERS} volunteers, {ACTIVITIES} activities, {ACTIVITIES * EACH} records"
    )
    for row in rows:
        over = "" if row.cpu_ms <= row.aim_ms and row.sql <= row.aim_sql else "  over the aim"
        print(f"{row.name:<20}{row.cpu_ms:>8.2f}{row.aim_ms:>6.0f}{row.sql:>6}{row.aim_sql:>6}{row.size:>9}{over}")  # fmt: skip
    connection.close()


def _volunteer(person_id: int) -> int:
    from wudan.kit import clock
    from wudan.people.models import Volunteer

    Volunteer.objects.update_or_create(
        person_id=person_id,
        defaults={"skills": ["haircut"], "kinds": ["relief"], "slots": (1 << 24) - 1, "joined_at": clock.now()},
    )  # fmt: skip
    return person_id


def _fill(busy: int) -> None:
    """The year behind and the weeks ahead; `busy` served in one activity of twenty."""
    from wudan.activities.models import Activity, Attendance, Opening, Position, Shift, SignUp
    from wudan.areas.models import Unit
    from wudan.kit import clock
    from wudan.kit.clock import day_of, local
    from wudan.ledger.models import ServiceRecord
    from wudan.people.models import Person, Volunteer
    from wudan.teams.models import Team

    rng, now = Random(1), clock.now()
    teams = list(Team.objects.select_related("unit")[:60])
    stations = list(Unit.objects.filter(kind="station")[:90])
    county = teams[0].unit.county
    people = Person.objects.bulk_create(
        [Person(county=county, name=f"志愿{n}", home=rng.choice(stations)) for n in range(VOLUNTEERS)],
        batch_size=2000,
    )  # fmt: skip
    Volunteer.objects.bulk_create(
        [Volunteer(person=p, skills=["haircut"], kinds=["relief"], slots=rng.getrandbits(24), joined_at=now) for p in people],
        batch_size=2000,
    )  # fmt: skip
    activities = []
    for n in range(ACTIVITIES):
        team, ahead = teams[n % len(teams)], n % 10 == 0
        stage = "open" if ahead else "ended"
        activities.append(
            Activity(
                county=county, no=f"B{n:07d}", stage=stage, title=f"活动{n}", unit=team.unit, team=team,
                leader=people[n % 60], made_at=now, opened_at=now, ended_at=None if ahead else now,
                lon=108.0 + rng.random() / 5, lat=36.9 + rng.random() / 5, place="村口",
            )
        )  # fmt: skip
    Activity.objects.bulk_create(activities, batch_size=500)
    shifts = []
    for n, activity in enumerate(activities):
        hour = local(now).replace(hour=6 + 2 * (n // 355), minute=0, second=0, microsecond=0)
        days = 1 + n % 40 if n % 10 == 0 else -(2 + n % 355)  # nobody is in two places at once
        starts = hour + timedelta(days=days)
        shifts.append(
            Shift(activity=activity, starts_at=starts, ends_at=starts + timedelta(hours=2), day=day_of(starts), slots=rng.getrandbits(24))
        )  # fmt: skip
    Shift.objects.bulk_create(shifts, batch_size=500)
    positions = Position.objects.bulk_create(
        [Position(activity=activity, name="志愿者") for activity in activities], batch_size=500
    )
    openings = Opening.objects.bulk_create(
        [Opening(shift=shift, position=position, quota=60, taken=0) for shift, position in zip(shifts, positions, strict=True)],
        batch_size=500,
    )  # fmt: skip
    serial = 0
    for n, (activity, shift, opening) in enumerate(zip(activities, shifts, openings, strict=True)):
        whom = [people[(n * EACH + k) % VOLUNTEERS].pk for k in range(EACH)]
        if n % 20 == 1:
            whom[0] = busy
        sign_ups = SignUp.objects.bulk_create(
            [
                SignUp(opening=opening, person_id=who, state="placed", at=now, placed_at=now)
                for who in whom
            ]
        )
        if n % 10 == 0:
            continue
        came = Attendance.objects.bulk_create(
            [
                Attendance(
                    sign_up=one, opening=opening, person_id=one.person_id, state="confirmed", came_at=shift.starts_at,
                    came_by="code", left_at=shift.ends_at, vouched_at=shift.ends_at, vouched_by_id=10**9, witnessed_at=shift.ends_at, witness="site", witnessed_by_id=10**9 + 1,
                )
                for one in sign_ups
            ]
        )  # fmt: skip
        made = []
        for attendance in came:
            serial += 1
            made.append(
                ServiceRecord(
                    county=county, no=f"B{serial:08d}", person_id=attendance.person_id, unit_id=activity.unit_id,
                    activity=activity, attendance=attendance, title=activity.title, day=shift.day,
                    starts_at=shift.starts_at, ends_at=shift.ends_at, minutes=120, grade="credit",
                    evidence="scanned", recorded_at=shift.ends_at,
                )
            )  # fmt: skip
        ServiceRecord.objects.bulk_create(made)


if __name__ == "__main__":
    sys.exit(main())
