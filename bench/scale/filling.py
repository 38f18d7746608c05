"""Lays what a size has more than a rehearsed county: orders, activities, points, the journal, the statistics."""

import random
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models import F
from django.db.models.functions import Least

from bench import points
from bench.county import prepare
from bench.scale.journal import Journal
from bench.scale.sizes import TABLES, Size
from bench.statistics.years import lay
from wudan.jobs.progress import Progress
from wudan.kit import clock
from wudan.kit.clock import midnight
from wudan.orders.models import Order
from wudan.people.models import Volunteer
from wudan.statistics.actions import rebuild
from wudan.statistics.counting import measured_units
from wudan.teams.models import Team

MOST_A_WEEK = 1000
"""Teams are as many as before, so each takes on more: full ones are offered nothing, and there would be nothing to weigh."""


def seed() -> dict[str, Any]:
    """Tables, a county furnished and rehearsed by real actions; who the requests are about."""
    call_command("migrate", verbosity=0)
    measured = prepare()
    now = clock.now()
    Volunteer.objects.update_or_create(
        person_id=measured.resident.person_id,
        defaults={"skills": ["haircut"], "kinds": ["relief"], "slots": (1 << 24) - 1, "joined_at": now},
    )  # fmt: skip
    return {
        "keeper": measured.keeper.account, "resident": measured.resident.account, "order": measured.order_no,
        "station": measured.station.pk, "person": measured.resident.person_id,
    }  # fmt: skip


def fill(who: dict[str, Any], times: int) -> dict[str, int]:
    """So many times a small county's year; how many rows of some tables there are then."""
    size, county, until = Size(times), settings.PACK.county, midnight(clock.day_of(clock.now()))
    after = Order.objects.order_by("-pk").values_list("pk", flat=True)[0]
    Team.objects.update(capacity_per_week=Least(F("capacity_per_week") * times, MOST_A_WEEK))
    bar = Progress(size.orders + size.activities, f"{times} × 单和活动", bar=True)
    lay(county, orders=size.orders, activities=size.activities, until=until, rng=random.Random(82), advance=bar.advance)  # fmt: skip
    bar.finish()
    _fill_points(who, size)
    bar = Progress(size.orders, f"{times} × 留痕", bar=True)
    answer = settings.KEYRING.seal(f"/orders/{who['order']}", "journal_storedanswer.answer")
    Journal(county, after=after, until=until, answer=answer).lay(bar.advance)
    bar.finish()
    bar = Progress(measured_units(county).count(), f"{times} × 统计", bar=True)
    rebuild(county=county, at=until, advance=bar.advance)
    bar.finish()
    _as_in_a_house_that_runs()
    return _rows()


def _as_in_a_house_that_runs() -> None:
    """PostgreSQL counts and cleans its tables by itself; on SQLite nobody does, but for the areas that were imported."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET statement_timeout = 0")
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("DELETE FROM sqlite_stat1 WHERE tbl <> 'areas_area'")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _fill_points(who: dict[str, Any], size: Size) -> None:
    points.HOUSEHOLDS, points.ENTRIES = size.households, size.entries
    home = points.fill(who["person"])
    points._earn(who["person"], home)
    print(file=sys.stdout)


def _rows() -> dict[str, int]:
    with connection.cursor() as cursor:
        counted = {}
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")
            counted[table] = int(cursor.fetchone()[0])
    return counted
