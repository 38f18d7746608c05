"""The roster: who was there, what follows, and how what was wrong is put right in sight."""

from datetime import date

from tests.domain.refusing import malformed, objected
from tests.training.sessions import AFTER, DAY, EVE, held, joins, opened
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.teams.actions import training
from wudan.teams.eligibility import objection_to_skill
from wudan.teams.models import Competence, TrainingAttendance


def line(world, session, name):
    return TrainingAttendance.objects.get(session=session, person=world.people[name])


def may(world, name, on=DAY):
    return objection_to_skill(world.people[name].pk, "bathing", on=on) is None


def test_who_was_there_and_passed_is_trained_for_the_months_of_the_pack(world):
    session = opened(world)
    joins(world, session, "小武")
    joins(world, session, "苏远")
    held(world, session, "小武")
    made = Competence.objects.get(session=session)
    assert (made.person, made.since) == (world.people["小武"], DAY)
    assert made.valid_until == date(2028, 9, 13)
    assert may(world, "小武")
    assert not may(world, "苏远")
    assert line(world, session, "苏远").present is False


def test_who_did_not_pass_is_not(world):
    session = opened(world)
    joins(world, session, "小武")
    held(world, session, "小武", passed=False)
    assert not may(world, "小武")


def test_without_an_assessment_being_there_is_enough(world):
    session = opened(world, is_assessed=False)
    joins(world, session, "小武")
    held(world, session, "小武", passed=False)
    assert may(world, "小武")
    assert line(world, session, "小武").passed is None


def test_general_training_certifies_nothing(world):
    session = opened(world, skill="", kind="general")
    joins(world, session, "小武")
    held(world, session, "小武")
    assert not Competence.objects.filter(session=session).exists()


def test_the_roster_is_not_written_before_it_begins_nor_twice(world):
    session = opened(world)
    with objected("too_soon"):
        held(world, session, at=EVE)
    held(world, session)
    with objected("held"):
        held(world, session)


def test_nobody_certifies_oneself(world):
    session = opened(world, by="柳文书", unit="c")
    organiser = world.people["柳文书"]
    TrainingAttendance.objects.create(session=session, person=organiser, signed_at=EVE)
    with objected("yourself"):
        held(world, session, "柳文书", by="柳文书")


def test_a_line_is_put_right_in_sight(world):
    session = opened(world)
    joins(world, session, "小武")
    held(world, session, "小武")
    wrong = {"why": "签到的是他哥哥", "by": world.actor("乔委员"), "at": AFTER}
    training.correct_mark(
        attendance=line(world, session, "小武"), mark=training.Mark(False), **wrong
    )
    assert not may(world, "小武")
    kept = Competence.objects.get(session=session)
    assert kept.revoked_why == "签到的是他哥哥"
    training.correct_mark(
        attendance=line(world, session, "小武"), mark=training.Mark(True, True),
        **wrong | {"why": "哥哥说弄错了，来的是他"},
    )  # fmt: skip
    assert may(world, "小武")
    assert Competence.objects.filter(session=session).count() == 2
    verbs = [event.verb for event in events_of("training", session.pk)]
    assert verbs.count("training.correct") == 2


def test_a_correction_says_why_and_changes_something(world):
    session = opened(world)
    joins(world, session, "小武")
    held(world, session, "小武")
    given = {"attendance": line(world, session, "小武"), "by": world.actor("乔委员"), "at": AFTER}
    with malformed("why"):
        training.correct_mark(mark=training.Mark(False), why="错", **given)
    with objected("same"):
        training.correct_mark(mark=training.Mark(True, True), why="再确认一遍", **given)


def test_training_elsewhere_is_recognised_with_proof(world):
    given = {"person": world.people["小武"], "unit": world.units["铁边城"], "skill": "bathing",
             "by": world.actor("乔委员"), "at": MONDAY}  # fmt: skip
    with malformed("proof"):
        training.recognize(since=date(2026, 1, 5), proof="", **given)
    with malformed("since"):
        training.recognize(since=date(2020, 1, 5), proof="市民政局助浴培训证 0123 号", **given)
    training.recognize(since=date(2026, 1, 5), proof="市民政局助浴培训证 0123 号", **given)
    assert may(world, "小武")


def test_what_was_wrong_is_revoked_and_stays(world):
    nurse = Competence.objects.get()
    office = world.actor("柳文书")
    training.revoke(competence=nurse, why="结业证是借来的", by=office, at=MONDAY)
    with objected("revoked"):
        training.revoke(competence=nurse, why="结业证是借来的", by=office, at=MONDAY)
    assert objection_to_skill(nurse.person_id, "nursing", on=DAY)
    assert Competence.objects.get().revoked_why == "结业证是借来的"
