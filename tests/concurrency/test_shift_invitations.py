"""A place is held for one, taken by one: however many ask, answer and give back at once (ADR 50)."""

import random
import threading
from contextlib import suppress
from functools import partial
from importlib import import_module

import pytest
from django.db import connection

from tests.activities.drafting import LATER, morning, opened, opening, volunteer
from tests.activities.staffing.calling import SENT, invited
from tests.concurrency.racing import faults, race, winners, without_turns
from tests.concurrency.test_sign_ups import crowd, lock_nothing, wanting
from wudan.activities import actions
from wudan.activities.models import Opening, ShiftInvitation
from wudan.activities.wanted import WantedPosition

answer = import_module("wudan.activities.actions.staffing.answer")
pytestmark = pytest.mark.postgres
ONE = (WantedPosition("理发", 1),)


@pytest.fixture
def seed() -> int:
    return random.randrange(10**9)


def two_lists(world):
    """Two people on the list of one place, by two organizers who did not see each other."""
    made = opened(world, positions=ONE, shifts=(morning(),))
    of = opening(made)
    for person in crowd(world, 2):
        ShiftInvitation.objects.create(opening=of, person=person, proposed_at=LATER)
    return made, of


def sending(world, made):
    return [
        partial(actions.send_invitations, activity=made, by=world.actor(name), at=SENT)
        for name in ("苏远", "马青山")
    ]


def is_whole(of: Opening) -> bool:
    """What is counted is what is there, and never more than the places."""
    of.refresh_from_db()
    waiting = of.invitations.waiting().count()
    placed = of.sign_ups.filter(state="placed").count()
    return (of.taken, of.held) == (placed, waiting) and placed + waiting <= of.quota


def test_two_lists_sent_at_once_hold_the_one_place_once(shared_world, seed):
    made, of = two_lists(shared_world)
    outcomes = race(sending(shared_world, made), seed=seed)
    assert not faults(outcomes), f"seed {seed}: {outcomes}"
    assert of.invitations.waiting().count() == 1, f"seed {seed}"
    assert is_whole(of), f"seed {seed}"


def test_two_taps_take_one_place(shared_world, seed):
    made = opened(shared_world, positions=ONE)
    volunteer(shared_world, "小武")
    [asked] = invited(shared_world, made, "小武")
    yes = partial(
        actions.accept_invitation, invitation=asked, by=shared_world.oneself("小武"), at=SENT
    )
    outcomes = race([yes, yes], seed=seed)
    assert not faults(outcomes), f"seed {seed}: {outcomes}"
    assert (len(winners(outcomes)), is_whole(opening(made))) == (1, True), f"seed {seed}"


def test_yes_no_lapse_and_sign_ups_at_once_never_make_two_of_one_place(shared_world, seed):
    made = opened(shared_world, positions=ONE)
    [asked] = invited(shared_world, made, "小武")
    me, of = shared_world.oneself("小武"), opening(made)
    acts = [
        partial(actions.accept_invitation, invitation=asked, by=me, at=SENT),
        partial(actions.refuse_invitation, invitation=asked, by=me, at=SENT),
        partial(actions.lapse_invitations, at=asked.answer_by),
        *wanting(of, crowd(shared_world, 3)),
    ]
    outcomes = race(acts, seed=seed)
    assert not faults(outcomes), f"seed {seed}: {outcomes}"
    assert is_whole(of), f"seed {seed}"
    assert of.sign_ups.filter(state="placed").count() == 1, f"seed {seed}"


def test_control_without_locks_two_taps_take_two(shared_world, monkeypatch):
    """With nothing locked and the place counted as it was read, the same race goes wrong."""
    made = opened(shared_world, positions=ONE)
    [asked] = invited(shared_world, made, "小武")
    _without_locks(monkeypatch)
    yes = partial(
        actions.accept_invitation, invitation=asked, by=shared_world.oneself("小武"), at=SENT
    )
    outcomes = race([yes, yes])
    assert faults(outcomes) or not is_whole(opening(made)), connection.vendor


def _without_locks(patch):
    meet, told = threading.Barrier(2), answer.accepting_objection

    def accepting_objection(*args, **kwargs):
        found = told(*args, **kwargs)
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)
        return found

    def hold(invitation):
        row = ShiftInvitation.objects.get(pk=invitation.pk)
        row.opening = lock_nothing([invitation.opening_id])[invitation.opening_id]
        return row

    patch.setattr(answer, "_hold", hold)
    patch.setattr(answer, "accepting_objection", accepting_objection)
    without_turns(patch)
