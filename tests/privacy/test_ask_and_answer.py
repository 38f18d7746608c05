"""Whoever asks about their data is answered by a person within 15 days (PIPL §50)."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY
from wudan.privacy.actions import answer_request, ask
from wudan.privacy.models import PrivacyRequest

pytestmark = pytest.mark.postgres
LATER = MONDAY + timedelta(days=2)


def asked(world, kind="explain", words="为什么存我的电话？", by=None, name="秦奶奶"):
    by = by or world.oneself(name)
    return ask(person=world.people[name], kind=kind, words=words, by=by, at=MONDAY)


def answered(world, request, who, outcome="done", words="给您打电话说过了。"):
    return answer_request(
        request=request, outcome=outcome, words=words, by=world.actor(who), at=LATER
    )


def test_she_asks_and_fifteen_days_run(world):
    made = asked(world)
    assert made.due_at == MONDAY + timedelta(days=15)
    assert made.unit == world.units["杨柳村"]


def test_the_institute_above_answers(world):
    made = answered(world, asked(world), "乔委员")
    assert (made.outcome, made.answered_at) == ("done", LATER)


def test_not_the_keeper_nor_another_place_nor_twice(world):
    made = asked(world)
    with objected("not_your_role"):
        answered(world, made, "马青山")
    other = asked(world, name="白嫂")
    with objected("not_your_unit"):
        answered(world, other, "乔委员")
    answered(world, made, "乔委员")
    with objected("answered"):
        answered(world, made, "柳文书")


def test_who_took_it_does_not_answer_it(world):
    made = asked(world, by=world.actor("乔委员"))
    with objected("second_person"):
        answered(world, made, "乔委员")


def test_one_of_a_kind_at_a_time(world):
    asked(world)
    with objected("asked"):
        asked(world)
    asked(world, kind="copy", words="")


def test_nobody_asks_in_anothers_name(world):
    with objected("not_yours"):
        asked(world, by=world.oneself("高大爷"))
    with objected("not_your_unit"):
        asked(world, by=world.actor("贾站长"))


def test_bad_input_is_told_by_field(world):
    with malformed("kind"):
        asked(world, kind="sell")
    with malformed("words"):
        asked(world, words=" ")
    with malformed("words"):
        asked(world, words="长" * 401)
    made = asked(world)
    with malformed("outcome", "words"):
        answered(world, made, "乔委员", outcome="", words="")


def test_who_sees_which(world):
    mine, other = asked(world), asked(world, name="白嫂")
    seen = {
        who: set(PrivacyRequest.objects.visible_to(world.actor(who)))
        for who in ("马青山", "贾站长", "乔委员", "柳文书", "严审计", "计管理", "苏远")
    }
    assert seen["马青山"] == seen["乔委员"] == {mine}
    assert seen["贾站长"] == {other}
    assert seen["柳文书"] == {mine, other}
    assert seen["严审计"] == seen["计管理"] == seen["苏远"] == set()
