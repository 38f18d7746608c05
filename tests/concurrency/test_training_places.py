"""The last places of a session, wanted at once: never one too many. With a control."""

from importlib import import_module

import pytest
from django.db import transaction

from tests.concurrency.racing import faults, race, winners, without_turns
from tests.concurrency.test_exports import meet_after
from tests.training.sessions import EVE, crowd, opened
from wudan.people.actors import for_self
from wudan.teams.models import TrainingAttendance, TrainingSession

pytestmark = pytest.mark.postgres
signing = import_module("wudan.teams.actions.training.sign_up")
PLACES, WANTED = 3, 8


@pytest.fixture
def session(shared_world):
    with transaction.atomic():
        return opened(shared_world, capacity=PLACES)


def acts(world, session, count):
    with transaction.atomic():
        people = crowd(world, count)
    return [
        lambda person=person: signing.sign_up(
            session=session, person=person, by=for_self(person.pk), at=EVE
        )
        for person in people
    ]


def counted(session):
    rows = TrainingAttendance.objects.live().filter(session=session).count()
    return rows, TrainingSession.objects.get(pk=session.pk).taken


def test_the_last_places_are_taken_once(shared_world, session):
    outcomes = race(acts(shared_world, session, WANTED), seed=1)
    assert not faults(outcomes), outcomes
    assert len(winners(outcomes)) == PLACES
    assert counted(session) == (PLACES, PLACES)


def test_control_without_the_lock_too_many_get_in(shared_world, session, monkeypatch):
    def unlocked(row):
        return TrainingSession.objects.select_related("unit").get(pk=row.pk)

    monkeypatch.setattr(signing, "lock_session", unlocked)
    meet_after(monkeypatch, signing, "signing_up_objection", WANTED)
    without_turns(monkeypatch)
    outcomes = race(acts(shared_world, session, WANTED), seed=1)
    rows, taken = counted(session)
    assert faults(outcomes) or rows != taken or rows > PLACES
