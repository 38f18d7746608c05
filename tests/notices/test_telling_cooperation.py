"""A department that is asked for its part hears it and finds it on its desk; who asked hears the answer, the office a
dispute, both what it decided (R035)."""

from datetime import timedelta

import pytest

from tests.catalog.cooperating import asked, officer_of_health
from tests.notices.telling import hear, told
from tests.world import MONDAY
from wudan.notices.models import Message
from wudan.orders.actions import cooperating

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def health(world):
    return officer_of_health(world)


def told_to(world, name):
    return told(world.people[name])


def test_who_is_asked_hears_till_when_and_who_asked_what_came_of_it(world, health):
    piece = asked(world)
    hear(MONDAY)
    assert told_to(world, "白嫂") == [
        "民政局请你们配合“上门理发”，9月16日（周三）以前做好。做什么请打开看，请在9月9日（周三）9:00前答复。"
    ]
    assert Message.objects.get().link == f"/desk/cooperations/{piece.pk}"
    piece = cooperating.answer(piece=piece, accepted=True, by=health, at=MONDAY)
    cooperating.finish(piece=piece, words="看了十二位老人", by=health, at=MONDAY)
    hear(MONDAY)
    assert told_to(world, "景科长") == [
        "卫健局答应配合：“上门理发”。怎么说的请打开看。",
        "卫健局说办好了：“上门理发”。怎么说的请打开看。",
    ]
    assert len(told_to(world, "白嫂")) == 1


def test_a_silence_goes_to_the_office_and_its_word_to_both(world, health):
    piece = asked(world)
    cooperating.escalate_unanswered(at=piece.due_at)
    hear(piece.due_at)
    (one,) = told_to(world, "柳文书")
    assert one.startswith("民政局请卫健局配合“上门理发”，没有谈拢或到期没有答复，请在")
    piece.refresh_from_db()
    cooperating.rule(
        piece=piece, charged=True, words="血压计在卫健局", by=world.actor("柳文书"), at=piece.due_at
    )
    hear(piece.due_at)
    words = "民政局请卫健局配合的“上门理发”，中心办公室裁定：在办。理由请打开看。"
    assert told_to(world, "景科长")[-1] == told_to(world, "白嫂")[-1] == words


def test_what_was_taken_back_before_it_could_be_told_is_not_asked(world, health):
    piece = asked(world)
    cooperating.take_back(piece=piece, by=world.actor("景科长"), at=MONDAY)
    hear(MONDAY + timedelta(hours=1))
    assert told_to(world, "白嫂") == ["民政局收回了请你们配合的“上门理发”，不用做了。"]
