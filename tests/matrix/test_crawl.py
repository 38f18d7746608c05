"""G06: what one account comes across, every other one tries. Reads 0, writes 0 of what is not
theirs, by the domain's own `visible_to` and objections; the owners' rows stay as they are."""

import sys
from datetime import timedelta

import pytest

from tests.matrix.crawling import Crawl, read
from tests.matrix.owning import actor_of, is_there, known_numbers, may_know, may_write
from tests.matrix.seats import NOBODY, Seat
from tests.matrix.trying import fingerprint
from tests.web.console.desk import NOON
from tests.world import MONDAY, PATHS, take_step
from wudan.exchange.actions import Wanted, ask
from wudan.orders import actions
from wudan.orders.models import Order

pytestmark = [pytest.mark.long, pytest.mark.django_db, pytest.mark.xdist_group("crawl")]
CRAWLERS = [
    Seat("resident", "own"), Seat("resident", "sibling"), Seat("volunteer", "own"),
    Seat("team_leader", "own"), Seat("team_leader", "other"), Seat("station_keeper", "own"),
    Seat("station_keeper", "other"), Seat("institute_staff", "parent"), Seat("institute_staff", "other"),
    Seat("department_officer", "own"), Seat("department_officer", "other"), Seat("center_office", "parent"),
    Seat("leader", "other"), Seat("auditor", "parent"), Seat("system_administrator", "parent"),
    Seat("security_administrator", "parent"), Seat("station_keeper", "expired"), NOBODY,
]  # fmt: skip
PLAYED = [
    ("placed", "秦奶奶"), ("accepted", "白嫂"), ("offered", "秦奶奶"), ("scheduled", "高大爷"),
    ("returned", "李小妹"), ("done", "秦奶奶"), ("following_up", "贺叔"), ("reviewed", "白嫂"),
]  # fmt: skip
TABLES = ("orders_order", "orders_dispatch", "orders_review", "orders_fulfillment", "people_person",
          "people_post", "people_account", "sites_siteperiod", "journal_event")  # fmt: skip


@pytest.fixture
def crawls(stage, visitors):
    """The county with eight orders under way, walked by everybody."""
    world = stage.world
    for at, who in PLAYED:
        play(world, at, who)
    wanted = Wanted(kind="roster", unit=world.units["杨柳村"], purpose="九月总结，报宣传部")
    ask(wanted=wanted, by=world.actor("柳文书"), at=NOON)
    return {seat: Crawl(visitors[seat]).walk() for seat in CRAWLERS}


def test_nobody_reads_or_moves_what_another_came_across(crawls, visitors):
    before = {table: fingerprint(table) for table in TABLES}
    every = set(Order.objects.values_list("no", flat=True))
    actors = {seat: actor_of(visitors[seat].person) for seat in CRAWLERS}
    known = {seat: may_know(actor) for seat, actor in actors.items()}
    reads, writes, tried = [], [], 0
    for seat, crawl in crawls.items():
        for address, text in crawl.bodies.items():
            reads += _leaks(seat, address, text, every, known[seat])
    for address in sorted({a for crawl in crawls.values() for a in crawl.bodies}):
        for seat in _others(crawls, address):
            tried += 1
            status, text = read(visitors[seat], address)
            reads += _leaks(
                seat, address, text, every - set(known_numbers(address, every)), known[seat]
            )
            if status == 200 and not is_there(actors[seat], address):
                reads.append((str(seat), address, "shown"))
    acts = {key: act for crawl in crawls.values() for key, act in crawl.acts.items()}
    for (path, _), act in sorted(acts.items()):
        for seat in CRAWLERS:
            if not may_write(actors[seat], path):
                tried += 1
                came = visitors[seat].send(act)
                if came.wrote or came.status >= 500:
                    writes.append((str(seat), path, came))
    pages = sum(len(crawl.bodies) for crawl in crawls.values())
    sys.stdout.write(f"{len(crawls)} accounts, {pages} pages, {len(acts)} acts, {tried} tries\n")
    assert (reads, writes) == ([], [])
    assert {table: fingerprint(table) for table in TABLES} == before
    assert len(crawls) >= 10
    assert pages > 300
    assert len(acts) > 40


def test_the_search_would_notice(crawls, visitors):
    """A control: the office reads what a stranger must not, and it is seen as a leak."""
    office, stranger = Seat("center_office", "parent"), Seat("resident", "sibling")
    every = set(Order.objects.values_list("no", flat=True))
    known = may_know(actor_of(visitors[stranger].person))
    found = [
        leak for address, text in crawls[office].bodies.items()
        for leak in _leaks(stranger, address, text, every, known)
    ]  # fmt: skip
    assert found


def play(world, stage, who):
    """An order of anywhere, taken in by the office, on its way to a stage."""
    order, at = world.place(who), MONDAY
    for verb in PATHS[stage]:
        at += timedelta(hours=1)
        if verb in {"accept", "return_"}:
            words = {"words": "哪天方便？"} if verb == "return_" else {}
            order = getattr(actions, verb)(order=order, by=world.actor("柳文书"), at=at, **words)
        else:
            order = take_step(world, order, verb, at=at)


def _others(crawls, address):
    return [seat for seat, crawl in crawls.items() if address not in crawl.bodies]


def _leaks(seat, address, text, every, known):
    return [(str(seat), address, no) for no in known_numbers(text, every) - known]
