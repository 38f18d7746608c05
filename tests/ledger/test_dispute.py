"""时长异议: said by the volunteer, answered with reasons in ten working days, else it goes up."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.ledger.serving import SHIFT, presence
from tests.ledger.test_record import EVENING, balance, recorded
from wudan.jobs.worker import run_once
from wudan.ledger.actions import answer_dispute, dispute, escalate_disputes
from wudan.ledger.models import Dispute
from wudan.ledger.policies import Span
from wudan.people.actors import THE_CLOCK

WORDS = "我十二点才走，少记了一个小时"
LATER = EVENING + timedelta(days=15)


def about_a_record(world, who="小武"):
    return dispute(made=recorded(presence(world)), words=WORDS, by=world.actor(who), at=EVENING)


def answer(world, row, by="乔委员", state="upheld", words="名册和站里都查过，是对的", **more):
    return answer_dispute(row=row, state=state, words=words, by=world.actor(by), at=EVENING, **more)


def test_it_says_who_answers_and_until_when(world):
    row = about_a_record(world)
    assert (row.kind, row.holder, row.unit) == ("wrong", world.units["铁边城"], world.units["杨柳村"])  # fmt: skip
    assert row.due_at == EVENING.replace(hour=18) + timedelta(days=14)


def test_asked_again_it_is_the_same(world):
    row = about_a_record(world)
    again = dispute(made=row.record, words="再说一遍", by=world.actor("小武"), at=EVENING)
    assert again.pk == row.pk


def test_only_about_ones_own_and_as_oneself(world):
    with objected("not_your_hours"):
        about_a_record(world, "李小妹")
    with objected("not_oneself"):
        dispute(words=WORDS, unit=world.units["杨柳村"], day=SHIFT.date(), by=world.actor("马青山"), at=EVENING)  # fmt: skip


def test_something_must_be_said(world):
    made = recorded(presence(world))
    with malformed("words"):
        dispute(made=made, words=" ", by=world.actor("小武"), at=EVENING)
    with malformed("unit"):
        dispute(words=WORDS, by=world.actor("小武"), at=EVENING)
    with malformed("day"):
        dispute(words=WORDS, unit=world.units["杨柳村"], day=LATER.date(), by=world.actor("小武"), at=EVENING)  # fmt: skip


def test_upheld_with_reasons(world):
    row = answer(world, about_a_record(world))
    assert (row.state, row.outcome_record, balance("person")) == ("upheld", None, 120)
    with objected("answered"):
        answer(world, row)


def test_an_answer_takes_reasons_and_a_remedy(world):
    row = about_a_record(world)
    with malformed("words"):
        answer(world, row, words="")
    with malformed("remedy"):
        answer(world, row, state="corrected")
    with malformed("state"):
        answer(world, row, state="open")


def test_corrected_to_the_times_found_out(world):
    told = Span(SHIFT, SHIFT + timedelta(minutes=90))
    row = answer(world, about_a_record(world), state="corrected", remedy="again", told=told)
    assert (row.outcome_record.minutes, row.outcome_record.evidence) == (90, "countersigned")
    assert balance("person") == 90


def test_corrected_by_reversing(world):
    row = answer(world, about_a_record(world), state="corrected", remedy="reverse")
    assert (row.outcome_record.state, balance("person")) == ("reversed", 0)


def test_a_missing_one_is_recorded_from_the_presence(world):
    there = presence(world)
    row = dispute(attendance=there, words="没记上", by=world.actor("小武"), at=EVENING)
    assert (row.kind, row.day) == ("missing", SHIFT.date())
    assert answer(world, row, state="corrected").outcome_record.attendance == there


def test_a_missing_one_cannot_be_corrected_by_words_alone(world):
    row = dispute(words="没记上", unit=world.units["杨柳村"], day=SHIFT.date(), by=world.actor("小武"), at=EVENING)  # fmt: skip
    with objected("nothing_recorded"):
        answer(world, row, state="corrected")


@pytest.mark.parametrize("who", ["苏远", "马青山", "贾站长", "景科长", "严审计"])
def test_who_does_not_answer(world, who):
    with objected("not_your_role"):
        answer(world, about_a_record(world), who)


def test_who_had_a_part_does_not_answer(world):
    there = presence(world)
    there.vouched_by_id = world.people["乔委员"].pk
    there.save()
    row = dispute(made=recorded(there), words=WORDS, by=world.actor("小武"), at=EVENING)
    with objected("had_a_part"):
        answer(world, row)


def test_overdue_it_goes_to_the_center_once_and_there_it_is_told(world):
    row = about_a_record(world)
    assert run_once(at=LATER) >= 1
    row.refresh_from_db()
    assert (row.holder, row.escalated_at) == (world.units["c"], LATER)
    with objected("gone_up"):
        answer(world, row)
    assert escalate_disputes(at=LATER, by=THE_CLOCK) == 0
    much_later = LATER + timedelta(days=30)
    assert escalate_disputes(at=much_later, by=THE_CLOCK) == 1
    assert escalate_disputes(at=much_later, by=THE_CLOCK) == 0
    assert answer(world, row, "柳文书").state == "upheld"


def test_strangers_see_none(world):
    row = about_a_record(world)
    for who, seen in {"小武": 1, "李小妹": 0, "乔委员": 1, "柳文书": 1, "严审计": 1, "贾站长": 0, "苏远": 0}.items():  # fmt: skip
        assert Dispute.objects.visible_to(world.actor(who)).filter(pk=row.pk).count() == seen
