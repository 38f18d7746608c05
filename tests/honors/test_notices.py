"""公示和异议 (R079): an open objection holds the notice; it is answered with reasons by somebody else."""

import pytest

from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.honors.noticing import DAY, OVER, notice, objection, second_office
from tests.world import MONDAY
from wudan.honors.actions import notices
from wudan.honors.models import NoticeObjection, PublicNotice
from wudan.honors.showing import names_on, objections_before
from wudan.people.actions import consents
from wudan.people.actors import for_self

pytestmark = pytest.mark.postgres


def test_a_notice_passes_when_its_time_is_over(world):
    found = notice(world)
    with objected("not_over"):
        notices.close(notice=found, by=world.actor("柳文书"), at=OVER - 2 * DAY)
    with refused_by_the_database("notice_passes_after_its_time"):
        PublicNotice.objects.filter(pk=found.pk).update(state="passed", closed_at=MONDAY + DAY)
    assert notices.close(notice=found, by=world.actor("柳文书"), at=OVER).state == "passed"
    with objected("closed"):
        objection(world, found, at=OVER)
    with refused_by_the_database("objection_while_open"):
        NoticeObjection.objects.create(notice=found, about="person", words="晚了", raised_at=OVER)


def test_an_open_objection_holds_it_whoever_asks(world):
    found = notice(world)
    raised = objection(world, found)
    with objected("objected"):
        notices.close(notice=found, by=world.actor("柳文书"), at=OVER)
    with refused_by_the_database("notice_passes_unobjected"):
        PublicNotice.objects.filter(pk=found.pk).update(state="passed", closed_at=OVER)
    notices.answer(
        raised=raised, outcome="dismissed", reasons="问过三户，是他做的。",
        by=world.actor("柳文书"), at=OVER,
    )  # fmt: skip
    assert notices.close(notice=found, by=world.actor("柳文书"), at=OVER).state == "passed"


def test_one_that_holds_upsets_the_notice(world):
    found = notice(world)
    answered = notices.answer(
        raised=objection(world, found), outcome="sustained", reasons="材料不实。",
        by=world.actor("柳文书"), at=MONDAY + 2 * DAY,
    )  # fmt: skip
    assert answered.answered_as == "县中心·中心办公室主任"
    assert notices.close(notice=found, by=world.actor("柳文书"), at=OVER).state == "upset"


def test_who_is_objected_against_never_answers(world):
    second_office(world)
    found = notice(world)
    raised = objection(world, found, about="handling")
    with objected("against_you"):
        notices.answer(
            raised=raised, outcome="dismissed", reasons="没问题", by=world.actor("柳文书"), at=OVER
        )
    with refused_by_the_database("objection_answered_apart"):
        NoticeObjection.objects.filter(pk=raised.pk).update(
            state="dismissed", answer="没问题", answered_at=OVER,
            answered_by_id=world.people["柳文书"].pk,
        )  # fmt: skip
    with objected("not_your_role"):
        notices.answer(
            raised=raised, outcome="dismissed", reasons="好", by=world.actor("马青山"), at=OVER
        )
    with malformed("reasons"):
        notices.answer(
            raised=raised, outcome="dismissed", reasons=" ", by=world.actor("路副主任"), at=OVER
        )
    notices.answer(
        raised=raised,
        outcome="dismissed",
        reasons="过程有记录。",
        by=world.actor("路副主任"),
        at=OVER,
    )
    with objected("answered"):
        notices.answer(
            raised=raised, outcome="sustained", reasons="改了", by=world.actor("路副主任"), at=OVER
        )


def test_what_is_said_against_somebody_is_not_theirs_to_read(world):
    objection(world, notice(world, honored="柳文书"))
    second_office(world)
    assert not objections_before(world.actor("柳文书")).exists()
    assert objections_before(world.actor("路副主任")).count() == 1
    assert not objections_before(world.actor("马青山")).exists()


def test_anybody_objects_once_at_a_time_and_takes_it_back(world):
    found = notice(world)
    with objected("own"):
        notices.object_(
            notice=found, words="我不想", about="person", by=world.oneself("苏远"), at=MONDAY
        )
    raised = objection(world, found)
    with objected("raised"):
        objection(world, found)
    with objected("not_yours"):
        notices.retract(raised=raised, by=world.actor("高大爷"), at=MONDAY)
    notices.retract(raised=raised, by=world.actor("秦奶奶"), at=MONDAY)
    told = objection(world, found, "马青山", is_named=True)
    assert (told.person_id, told.taken_as, told.is_named) == (None, "杨柳村站·站长", False)
    with objected("too_late"):
        objection(world, found, at=OVER)


def test_a_name_is_shown_only_while_its_consent_lasts(world):
    person = world.people["苏远"]
    found = notice(world, named=True)
    today = MONDAY.date()
    assert names_on([found], on=today) == {found.pk: ["苏*"]}
    consents.give(person=person, kind="publish", by=for_self(person.pk), at=MONDAY)
    assert names_on([found], on=today) == {found.pk: ["苏远"]}
    consents.withdraw(person=person, kind="publish", by=for_self(person.pk), at=MONDAY)
    assert names_on([found], on=today) == {found.pk: ["苏*"]}
    consents.give(person=person, kind="publish", by=for_self(person.pk), at=MONDAY)
    by = for_self(person.pk)
    assert notices.hide_name(kind="story", subject_id=1, person_id=person.pk, by=by, at=MONDAY) == 1
    assert names_on([found], on=today) == {found.pk: ["苏*"]}
    assert "苏远" not in f"{found.title}{found.words}"
