"""Volunteers find a session, take a place, give it back."""

from datetime import time

from tests.domain.refusing import missing, objected
from tests.training.sessions import AFTER, DAY, EVE, crowd, joins, opened
from wudan.journal.events import events_of
from wudan.people.actors import for_self
from wudan.teams.actions import training
from wudan.teams.models import TrainingAttendance, TrainingSession


def test_a_volunteer_takes_a_place(world):
    session = opened(world)
    made = joins(world, session, "小武")
    session.refresh_from_db()
    assert (session.taken, made.by_staff) == (1, False)
    assert [event.verb for event in events_of("training", session.pk)] == [
        "training.open", "training.sign_up",
    ]  # fmt: skip


def test_a_resident_registers_as_volunteer_first(world):
    with objected("not_a_volunteer"):
        joins(world, opened(world), "秦奶奶")


def test_a_leader_may_train_as_well(world):
    assert joins(world, opened(world), "苏远").pk


def test_nobody_signs_up_twice(world):
    session = opened(world)
    joins(world, session, "小武")
    with objected("signed_up"):
        joins(world, session, "小武")


def test_when_it_is_full_it_is_full(world):
    session = opened(world, capacity=1)
    joins(world, session, "小武")
    with objected("full"):
        joins(world, session, "苏远")


def test_a_place_given_back_is_free_at_once(world):
    session = opened(world, capacity=1)
    first = joins(world, session, "小武")
    training.withdraw(attendance=first, by=for_self(first.person_id), at=EVE)
    assert joins(world, session, "苏远").pk
    with objected("withdrawn"):
        training.withdraw(attendance=first, by=for_self(first.person_id), at=EVE)


def test_nobody_is_in_two_places_at_once(world):
    joins(world, opened(world), "小武")
    other = opened(world, name="急救", begins=time(11), ends=time(12), minutes=0)
    with objected("clash"):
        joins(world, other, "小武")
    assert joins(world, opened(world, begins=time(11, 30), ends=time(12), minutes=0), "小武").pk


def test_nobody_signs_up_another(world):
    with objected("not_yours"):
        training.sign_up(
            session=opened(world), person=world.people["苏远"],
            by=for_self(world.people["小武"].pk), at=EVE,
        )  # fmt: skip


def test_once_it_has_begun_only_the_organiser_writes_people_in(world):
    session, late = opened(world), world.people["小武"]
    with objected("begun"):
        joins(world, session, "小武", at=AFTER)
    made = training.sign_up(session=session, person=late, by=world.actor("乔委员"), at=AFTER)
    assert made.by_staff


def test_another_town_does_not_write_people_in(world):
    session = opened(world, by="柳文书", unit="周湾")
    with objected("not_your_unit"):
        training.sign_up(
            session=session, person=world.people["小武"], by=world.actor("乔委员"), at=EVE
        )


def test_a_cancelled_one_takes_nobody_and_says_why(world):
    session = opened(world)
    training.cancel_session(session=session, why="下大雪封路", by=world.actor("乔委员"), at=EVE)
    with objected("cancelled"):
        joins(world, session, "小武")


def test_what_is_to_come_is_given_up_when_one_is_erased(world):
    session = opened(world, day=DAY)
    person = crowd(world, 1)[0]
    training.sign_up(session=session, person=person, by=for_self(person.pk), at=EVE)
    assert training.withdraw_all(person=person, by=for_self(person.pk), at=EVE) == 1
    session.refresh_from_db()
    assert session.taken == 0
    assert TrainingAttendance.objects.live().count() == 0


def test_a_session_that_is_not_there_is_missing(world):
    with missing():
        joins(world, TrainingSession(pk=404, unit=world.units["c"]), "小武")
