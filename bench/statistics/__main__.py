"""`python -m bench.statistics [orders] [activities]`: a year, then ten times it.

Rebuild of the statistics (aim at 300,000 orders: 60 s), equal to those that events kept, and the office page
(aims: 15 ms of processor, 8 statements, and at ten times the data 1.3 times as much). WUDAN_DATABASE_URL as
everywhere, else SQLite.

The page is asked for as a server asks (`bench.calls`): the whole application, its session and second factor
included, and nothing of a test client. What laying the years left in memory is set aside first, for a
server holds none of it. The figure is the median of processor time of this process and the
database's. Parts that are drawn once for equal figures have been drawn; `first` is the page when none has.
"""

import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.requests import _make_database, _settle

ORDERS, ACTIVITIES = 30_000, 5_000
RUNS = 60
AIM_MS, AIM_SQL, AIM_RATIO, AIM_REBUILD = 15, 8, 1.3, 60


def main(arguments: list[str]) -> int:
    """0 whatever the figures: they inform, they do not gate."""
    orders, activities = [*map(int, arguments), ORDERS, ACTIVITIES][:2] if arguments else (ORDERS, ACTIVITIES)  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="wudan-bench-") as home:
        _settle(Path(home))
        _make_database()
        import django

        django.setup()
        _measure(orders, activities)
    return 0


def _measure(orders: int, activities: int) -> None:
    from django.conf import settings
    from django.core.management import call_command

    from bench.statistics.keeping import keep, kept, touched_since
    from bench.statistics.years import lay
    from wudan.jobs.progress import Progress
    from wudan.jobs.rehearsal import rehearse
    from wudan.kit import clock
    from wudan.statistics.actions import rebuild
    from wudan.statistics.counting import measured_units

    call_command("migrate", verbosity=0)
    county, until, rng = settings.PACK.county, clock.now(), random.Random(58)
    rehearse(settings.PACK, orders=40, seed=1, until=until)
    before = 0.0
    for times in (1, 9):
        size = "a year" if times == 1 else "ten times"
        many, shifts, new = orders * times, activities * times, touched_since()
        bar = Progress(many + shifts, "铺数据", bar=True)
        with _timed(f"{size}: laid"):
            lay(county, orders=many, activities=shifts, until=until, rng=rng, advance=bar.advance)
        bar.finish()
        with _timed(f"{size}: kept by events"):
            keep(county, new(), at=until)
        told = kept()
        bar = Progress(measured_units(county).count(), "重建统计", bar=True)
        with _timed(f"{size}: rebuilt, aim {AIM_REBUILD} s"):
            rebuild(county=county, at=until, advance=bar.advance)
        bar.finish()
        print(
            f"{size}: rebuilt ones are {'' if kept() == told else 'NOT '}equal to the {len(told)} kept ones"
        )
        cpu, sql, anew = _weigh()
        ratio = f", {cpu / before:.2f} times, aim {AIM_RATIO}" if before else ""
        print(
            f"office page: {cpu:.1f} ms, aim {AIM_MS}; {sql} statements, aim {AIM_SQL}{ratio}; first {anew:.1f} ms;"
            f" load {os.getloadavg()[0]:.1f}",
            flush=True,
        )
        before = before or cpu


@contextmanager
def _timed(words: str) -> Iterator[None]:
    """Say how long something took: processor, of the database's process too, and the clock."""
    from bench.calls import cpu_seconds

    began, spent = time.perf_counter(), cpu_seconds()
    yield
    wall, busy = time.perf_counter() - began, cpu_seconds() - spent
    print(f"{words}: {busy:.1f} s of processor, {wall:.1f} s", flush=True)


def _weigh() -> tuple[float, int, float]:
    """Processor time of the office page, its statements, and the time when no part of it was drawn before."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import Client

    from bench.calls import Caller, weigh
    from tests.entering import come_in
    from wudan.people.models import Account
    from wudan.web.templatetags import parts

    office = Account.objects.filter(person__posts__role="center_office").first()
    assert office is not None
    caller = Caller(WSGIHandler(), come_in(Client(HTTP_HOST="localhost"), office).cookies)

    def page(_turn: int) -> tuple[int, bytes]:
        return caller.call("GET", "/desk/overview")

    gc.collect()
    gc.freeze()
    found = weigh("office page", caller, page, runs=RUNS, aim_ms=AIM_MS, aim_sql=AIM_SQL)
    anew = []
    for turn in range(RUNS):
        parts.forget()
        page(turn)
        anew.append(caller.cpu * 1000)
    return found.cpu_ms, found.sql, median(anew)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.exit(main(sys.argv[1:]))
