"""The tree of areas changes, posts end: what somebody may do follows at the next request (A13)."""

from datetime import timedelta

import pytest

from tests.audited.stages import Stage
from tests.matrix import expectations
from tests.matrix.cases import case_of
from tests.matrix.cast import YESTERDAY
from tests.matrix.expectations import SIGN_IN
from tests.matrix.routes import all_routes
from tests.matrix.seats import SEATS, Seat
from tests.matrix.trying import Visitor
from tests.matrix.turns import those_of
from wudan.areas.models import Unit
from wudan.people.models import Post

pytestmark = pytest.mark.django_db
BEFORE = expectations.read()
ABOUT_ORDERS = [
    route for route in all_routes()
    if route.key in {
        "GET /orders/<no>", "GET /orders/<no>/slip.html", "POST /orders/<no>/acceptance",
        "POST /orders/<no>/escalation", "POST /orders/<no>/follow-up", "GET /api/v1/orders/{no}",
        "POST /api/v1/orders/{no}/acceptance", "POST /api/v1/orders/{no}/contact",
        "POST /callbacks/<pk>",
    }
]  # fmt: skip
KEEPERS = (Seat("station_keeper", "own"), Seat("station_keeper", "same"))
HERE, THERE = Seat("institute_staff", "parent"), Seat("institute_staff", "other")
READER, OTHER_READER = Seat("leader", "parent"), Seat("leader", "other")
STRANGER = Seat("resident", "same")
CONCERNED = (*KEEPERS, HERE, THERE, READER, OTHER_READER, STRANGER)


def move_village(stage: Stage, village: str, institute: str) -> None:
    """The station, and all that hangs on it, goes to another institute."""
    unit, parent = stage.world.units[village], stage.world.units[institute]
    unit.refresh_from_db()
    for below in Unit.objects.filter(path__startswith=unit.path):
        below.path = f"{parent.path}{unit.pk}." + below.path.removeprefix(unit.path)
        below.save(update_fields=["path"])
    Unit.objects.filter(pk=unit.pk).update(parent=parent)


def seats_of(route):
    """Whose turn it is, and all whom a change concerns."""
    return [seat for seat in SEATS if seat in {*CONCERNED, *those_of(route)}]


def walk(visitors, asked, row, seats):
    """All that differs from a row."""
    found = {seat: visitors[seat].send(asked) for seat in seats}
    return {str(s): (row[s], t.word, t.status) for s, t in found.items() if row[s] != t.word}


@pytest.mark.parametrize("route", ABOUT_ORDERS, ids=lambda route: route.key)
def test_a_village_moved_to_another_town_goes_with_all_its_orders(stage, visitors, route):
    asked, row = case_of(route, stage), dict(BEFORE[route.key])
    move_village(stage, "杨柳村", "周湾")
    row[HERE], row[THERE] = row[THERE], row[HERE]
    row[READER], row[OTHER_READER] = row[OTHER_READER], row[READER]
    assert walk(visitors, asked, row, seats_of(route)) == {}


def end_station(unit):
    Unit.objects.filter(pk=unit.pk).update(ends_on=YESTERDAY)


def end_posts(unit):
    Post.objects.filter(unit=unit).update(ends_on=YESTERDAY)


def put_off_posts(unit):
    Post.objects.filter(unit=unit, ends_on=None).update(starts_on=YESTERDAY + timedelta(days=2))


@pytest.mark.parametrize("change", [end_station, end_posts, put_off_posts])
@pytest.mark.parametrize("route", ABOUT_ORDERS, ids=lambda route: route.key)
def test_a_post_is_over_at_the_next_request_and_its_holder_a_stranger(
    stage, visitors, route, change
):
    asked, row = case_of(route, stage), dict(BEFORE[route.key])
    change(stage.world.units["杨柳村"])
    assert walk(visitors, asked, row | dict.fromkeys(KEEPERS, SIGN_IN), seats_of(route)) == {}
    again = visitors | {keeper: Visitor(visitors[keeper].person) for keeper in KEEPERS}
    assert walk(again, asked, row | dict.fromkeys(KEEPERS, row[STRANGER]), KEEPERS) == {}
