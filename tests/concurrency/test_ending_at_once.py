"""A site or a team ends while an order, a booking, an activity comes to it: nothing is left with nobody. With controls."""

import threading
from contextlib import contextmanager
from functools import partial
from importlib import import_module

import pytest
from django.db import connection, transaction

from tests.activities.drafting import wanted as wanted_activity
from tests.concurrency.racing import faults, race, winners
from tests.concurrency.test_dissolving_at_once import LATER
from tests.grounds.building import site_of
from tests.rooms.hall import hall, wanted
from tests.teams.founding import dissolve
from wudan.activities.models import Activity
from wudan.grounds.actions import end_site
from wudan.orders.models import Order
from wudan.sites import reception
from wudan.sites.models import Booking, Site
from wudan.teams.models import Team

pytestmark = pytest.mark.postgres
placing = import_module("wudan.orders.actions.place")
ending = import_module("wudan.grounds.actions.end_site")
dissolving = import_module("wudan.teams.actions.founding.dissolve")
booking = import_module("wudan.sites.actions.bookings.book")
drafting = import_module("wudan.activities.actions.organizing.draft")
PATIENCE = 20


@pytest.fixture(autouse=True)
def _many_writers():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")


@contextmanager
def unguarded(table):
    """The database lets it pass."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_standing")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_standing")


def place_and_end(world):
    """高大爷 of 石峁村 asks for something; the center ends his station."""
    end = partial(end_site, site=site_of(world), why="并到杨柳村", by=world.actor("柳文书"), at=LATER)  # fmt: skip
    return partial(world.place, "高大爷", at=LATER), end


def first_then(patch, module, name, *, first, then):
    """Two acts: when the first comes to a place, the second begins; the first goes on a second later at the most."""
    there, over, whole = threading.Event(), threading.Event(), getattr(module, name)

    def stop(*args, **kwargs):
        there.set()
        over.wait(1)
        return whole(*args, **kwargs)

    def second():
        there.wait(PATIENCE)
        try:
            return then()
        finally:
            over.set()

    patch.setattr(module, name, stop)
    return race([first, second])


def test_an_order_that_comes_while_its_station_ends_goes_to_the_site_above(
    shared_world, monkeypatch
):
    place, end = place_and_end(shared_world)
    ended, order = first_then(monkeypatch, ending, "hanging_objection", first=end, then=place)
    assert not faults([ended, order]), (ended, order)
    assert Site.objects.get(pk=ended.site_id).unit.ends_on == LATER.date()
    assert order.unit == shared_world.units["铁边城"]


def test_a_station_to_which_an_order_is_on_its_way_does_not_end(shared_world, monkeypatch):
    place, end = place_and_end(shared_world)
    order, ended = first_then(monkeypatch, placing, "reserve", first=place, then=end)
    assert getattr(ended, "code", "") == "still_hanging", ended
    assert order.unit == shared_world.units["石峁村"]


def test_control_unheld_and_unguarded_it_lies_at_a_station_that_is_no_more(
    shared_world, monkeypatch
):
    place, end = place_and_end(shared_world)
    monkeypatch.setattr(reception, "stays", lambda _unit: True)
    with unguarded("orders_order"):
        outcomes = first_then(monkeypatch, placing, "reserve", first=place, then=end)
    assert len(winners(outcomes)) == 2, outcomes
    assert Order.objects.filter(unit__ends_on__isnull=False).exists()


def a_booking(world):
    with transaction.atomic():
        room = hall(world)
    return partial(booking.book, room=room, wanted=wanted(), by=world.actor("苏远"), at=LATER)


def an_activity(world):
    team = Team.objects.select_related("unit").get(pk=world.teams["clippers"].pk)
    return partial(
        drafting.draft, unit=team.unit, team=team, wanted=wanted_activity(), by=world.actor("苏远"), at=LATER
    )  # fmt: skip


BEGUN = pytest.mark.parametrize(
    ("begin", "module", "name", "model"),
    [(a_booking, booking, "_write", Booking), (an_activity, drafting, "fill", Activity)],
)


@BEGUN
def test_what_a_team_begins_while_it_is_dissolved_is_refused_in_words(
    shared_world, monkeypatch, begin, module, name, model
):
    act, end = begin(shared_world), partial(dissolve, shared_world, at=LATER)
    ended, begun = first_then(monkeypatch, dissolving, "hanging_objection", first=end, then=act)
    assert isinstance(ended, Team)
    assert getattr(begun, "code", "") == "unit_gone", begun
    assert not model.objects.filter(unit__ends_on__isnull=False).exists()


@BEGUN
def test_control_unguarded_it_is_a_thing_of_nobody(
    shared_world, monkeypatch, begin, module, name, model
):
    act, end = begin(shared_world), partial(dissolve, shared_world, at=LATER)
    with unguarded(model._meta.db_table):
        outcomes = first_then(monkeypatch, module, name, first=act, then=end)
    assert len(winners(outcomes)) == 2, outcomes
    assert model.objects.filter(unit__ends_on__isnull=False).exists()
