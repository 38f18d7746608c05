"""A team is dissolved while an order is sent to it: one of the two is refused in words. With a control. And a team is
founded once, also while who is to lead it leaves."""

import threading
import time
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module

import pytest
from django.db import connection

from tests.concurrency.racing import faults, race, winners
from tests.teams.founding import dissolve, propose
from tests.teams.joining import registered
from tests.world import MONDAY
from wudan.orders import actions
from wudan.orders.models import Dispatch
from wudan.privacy.actions import erase_person
from wudan.teams.actions import founding
from wudan.teams.models import Team

pytestmark = pytest.mark.postgres
dispatching = import_module("wudan.orders.actions.dispatch")
answering = import_module("wudan.teams.actions.founding.answer")
dissolving = import_module("wudan.teams.actions.founding.dissolve")
LATER = MONDAY.replace(hour=14)
TRIGGER = "ALTER TABLE orders_dispatch {} TRIGGER orders_dispatch_standing"


def both(world, order):
    team = Team.objects.select_related("unit").get(pk=world.teams["clippers"].pk)
    send = partial(
        actions.dispatch, order=order, team=team, note="就近", by=world.actor("景科长"), at=LATER
    )
    return [send, lambda: dissolve(world, at=LATER)]


def sent_to_nobody():
    live = Dispatch.objects.filter(state__in=["offered", "confirmed"])
    return live.filter(unit__ends_on__isnull=False).exists()


def look_together(patch):
    """Both have looked, and found nothing against it, before either writes."""
    meet = threading.Barrier(2)

    def after(whole):
        def looked(*args):
            found = whole(*args)
            with suppress(threading.BrokenBarrierError):
                meet.wait(5)
            return found

        return looked

    def before(whole):
        def sent(made):
            with suppress(threading.BrokenBarrierError):
                meet.wait(5)
            return whole(made)

        return sent

    patch.setattr(dissolving, "hanging_objection", after(dissolving.hanging_objection))
    patch.setattr(dispatching, "send", before(dispatching.send))


@contextmanager
def unguarded():
    with connection.cursor() as cursor:
        cursor.execute(TRIGGER.format("DISABLE"))
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(TRIGGER.format("ENABLE"))


@pytest.mark.parametrize("seed", range(4))
def test_an_order_is_never_sent_to_a_team_that_is_gone(shared_world, seed):
    order = shared_world.order_at("accepted")
    outcomes = race(both(shared_world, order), seed=seed)
    assert len(winners(outcomes)) == 1, outcomes
    assert not faults(outcomes)
    assert not sent_to_nobody()


def test_who_looked_a_moment_too_early_is_told_so(shared_world, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    order = shared_world.order_at("accepted")
    look_together(monkeypatch)
    sent, gone = race(both(shared_world, order))
    assert getattr(sent, "code", "") == "team_gone"
    assert isinstance(gone, Team)
    assert not sent_to_nobody()


def test_control_without_the_trigger_it_is_sent_to_nobody(shared_world, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    order = shared_world.order_at("accepted")
    there, gone = threading.Event(), threading.Event()
    send, end = both(shared_world, order)
    whole = dispatching.send

    def sent_late(made):
        there.set()
        return gone.wait(20) and whole(made)

    monkeypatch.setattr(dispatching, "send", sent_late)

    def ended():
        there.wait(20)
        try:
            return end()
        finally:
            gone.set()

    with unguarded():
        outcomes = race([send, ended])
    assert len(winners(outcomes)) == 2, [str(one) for one in outcomes]
    assert sent_to_nobody()


def test_a_yes_said_four_times_makes_one_team(shared_world):
    registered(shared_world, "白嫂")
    asked, by = propose(shared_world), shared_world.actor("白嫂")
    yes = partial(founding.accept, founding=asked, by=by, at=MONDAY)
    outcomes = race([yes] * 4, seed=3)
    assert len(winners(outcomes)) == 1, outcomes
    assert not faults(outcomes)
    assert Team.objects.filter(founding=asked).count() == 1


def test_who_says_yes_and_is_erased_meanwhile_waits_for_nobody_in_a_ring(shared_world, monkeypatch):
    """The yes holds its founding when the erasure comes: either takes the person first (PostgreSQL ends a ring)."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    registered(shared_world, "白嫂")
    asked, own = propose(shared_world), shared_world.oneself("白嫂")
    held, whole = threading.Event(), answering.answering_objection

    def looked(by, founding):
        held.set()
        time.sleep(1)
        return whole(by, founding)

    def leave():
        held.wait(20)
        return erase_person(person=shared_world.people["白嫂"], by=own, at=MONDAY)

    monkeypatch.setattr(answering, "answering_objection", looked)
    yes = partial(founding.accept, founding=asked, by=own, at=MONDAY)
    outcomes = race([yes, leave])
    assert not faults(outcomes), outcomes
    assert isinstance(outcomes[0], Team)
