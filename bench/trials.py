"""What trying earning rules out over a quarter costs: `python -m bench.trials`, on either database.

A big county's quarter: 60,000 service records of 6,000 persons at 100 units, put in wholesale.
Aim: the whole trial within 30 seconds (issue 7), a month a round of the worker.
"""

import os
import random
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path

from bench.requests import _make_database, _settle

RECORDS = int(os.environ.get("BENCH_RECORDS", "60000"))
PERSONS = int(os.environ.get("BENCH_PERSONS", "6000"))
AIM_SECONDS = 30.0
_FIRST = date(2026, 7, 1)
_DAYS = 92


def main() -> int:
    """Prepare, try out, print; 0 whatever the figures."""
    with tempfile.TemporaryDirectory(prefix="wudan-bench-") as home:
        _settle(Path(home))
        _make_database()
        import django

        django.setup()
        _measure()
    return 0


def _measure() -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from wudan.jobs.furnishing import furnish
    from wudan.jobs.trials import reckon_next
    from wudan.kit.clock import CHINA
    from wudan.people.actors import Actor
    from wudan.rewards.actions.rules import try_out
    from wudan.rewards.models import PointRules, Trial

    call_command("migrate", verbosity=0)
    at = datetime(2026, 11, 26, 9, tzinfo=CHINA)
    units = furnish(settings.PACK, at=at)
    _fill([unit for key, unit in sorted(units.items()) if unit.kind == "station"])
    rules = PointRules.objects.get(county=settings.PACK.county, version=2)
    made = try_out(rules=rules, by=Actor(1, "center_office", post_id=1), at=at)
    began, rounds = time.monotonic(), []
    while Trial.objects.get(pk=made.pk).state == "waiting":
        before = time.monotonic()
        assert reckon_next(at=at) == 1
        rounds.append(time.monotonic() - before)
    seconds = time.monotonic() - began
    done = Trial.objects.get(pk=made.pk)
    owners = max(month["new"]["whole"]["owners"] for month in done.months.values())
    database = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite (WAL, FULL)"
    print(
        f"\n{database}: a trial over {RECORDS} records, {done.state}, up to {owners} persons a month"
    )
    words = "met" if seconds <= AIM_SECONDS else "MISSED"
    print(f"whole quarter {seconds:6.1f} s (aim {AIM_SECONDS:.0f} s: {words})")
    print("each month    " + ", ".join(f"{one:.1f} s" for one in rounds))


def _fill(stations: list) -> None:  # type: ignore[type-arg]
    """Records of two grades over the quarter; nobody twice at one time."""
    from wudan.kit.clock import CHINA
    from wudan.ledger.models import ServiceRecord
    from wudan.people.models import Person

    chance = random.Random(7)
    county = stations[0].county
    people = Person.objects.bulk_create(
        [Person(county=county, name=f"志愿者{n}", home=stations[n % len(stations)]) for n in range(PERSONS)],
        batch_size=500,
    )  # fmt: skip
    rows = []
    for n in range(RECORDS):
        person = people[n % PERSONS]
        day = _FIRST + timedelta(days=(n // PERSONS * 9 + n) % _DAYS)
        starts_at = datetime(day.year, day.month, day.day, 8 + n // PERSONS, tzinfo=CHINA)
        minutes, credit = chance.randrange(30, 59), chance.random() < 0.9
        rows.append(
            ServiceRecord(
                county=county, no=f"T{n:011d}", person=person, unit=stations[n % len(stations)], title="志愿服务",
                day=day, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=minutes), minutes=minutes,
                grade="credit" if credit else "honor", evidence="scanned" if credit else "backfilled",
                recorded_at=starts_at + timedelta(days=1),
            )
        )  # fmt: skip
    ServiceRecord.objects.bulk_create(rows, batch_size=500)


if __name__ == "__main__":
    sys.exit(main())
