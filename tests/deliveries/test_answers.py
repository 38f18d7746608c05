"""接下、不接、到期、改时间、收回: the party's own word, and nothing held against it (条例 §25)."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.deliveries.planning import (
    FRIDAY,
    LATER,
    accepted,
    begun,
    placed,
    published,
    stop,
    the_one,
)
from tests.world import MONDAY
from wudan.deliveries import actions
from wudan.deliveries.enums import DeliveryStage, OfferState
from wudan.deliveries.models import DeliveryOffer
from wudan.kit.refusals import Malformed, Objected


@pytest.fixture
def row(world):
    """Offered to 文艺队."""
    return the_one(published(world))


def test_the_leader_takes_it_on(world, row):
    assert actions.accept(row=row, by=world.actor("呼延歌"), at=LATER).stage == "accepted"


def test_nobody_answers_for_a_team(world, row):
    for who in ("苏远", "艾科长", "柳文书", "贾站长"):
        with pytest.raises(Objected), transaction.atomic():
            actions.accept(row=row, by=world.actor(who), at=LATER)


def test_a_team_refuses_without_a_reason_and_is_left_in_peace(world, row):
    held = actions.refuse(row=row, by=world.actor("呼延歌"), at=LATER)
    assert (held.stage, held.party) == (DeliveryStage.PLANNED, None)
    with pytest.raises(Objected) as refused, transaction.atomic():
        actions.offer(
            row=held, party=world.teams["singers"].unit, by=world.actor("艾科长"), at=LATER
        )
    assert refused.value.code == "refused"


def test_a_yes_may_be_taken_back(world):
    held = accepted(world)
    held = actions.refuse(row=held, by=world.actor("呼延歌"), at=LATER, words="车坏了")
    assert held.stage == DeliveryStage.PLANNED


def test_a_department_gives_a_reason(world):
    plan = begun(world, mode="duty")
    wanted = stop(world, party=None)
    (made,) = placed(world, plan, wanted)
    actions.offer(row=made, party=world.units["文旅局"], by=world.actor("艾科长"), at=MONDAY)
    actions.publish(plan=plan, by=world.actor("艾科长"), at=MONDAY)
    with pytest.raises(Malformed), transaction.atomic():
        actions.refuse(row=made, by=world.actor("艾科长"), at=LATER)
    assert DeliveryOffer.objects.get().kind == "duty"


def test_an_offer_without_an_answer_goes_back(world, row):
    offer = DeliveryOffer.objects.get()
    assert actions.lapse_due(at=offer.due_at - timedelta(minutes=1)) == 0
    assert actions.lapse_due(at=offer.due_at) == 1
    assert the_one(row.round).stage == DeliveryStage.PLANNED
    assert DeliveryOffer.objects.get().state == OfferState.LAPSED


def test_a_duty_never_lapses(world):
    plan = begun(world, mode="duty")
    (made,) = placed(world, plan, stop(world, party=None))
    actions.offer(row=made, party=world.units["文旅局"], by=world.actor("艾科长"), at=MONDAY)
    actions.publish(plan=plan, by=world.actor("艾科长"), at=MONDAY)
    assert actions.lapse_due(at=MONDAY + timedelta(days=90)) == 0


def test_who_said_yes_is_asked_again_for_another_time(world):
    held = accepted(world)
    moved = actions.move(
        row=held, starts_at=FRIDAY + timedelta(days=3), ends_at=FRIDAY + timedelta(days=3, hours=2),
        by=world.actor("艾科长"), at=LATER,
    )  # fmt: skip
    assert moved.stage == DeliveryStage.OFFERED
    states = DeliveryOffer.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [OfferState.RECALLED, OfferState.OFFERED]


def test_a_delivery_taken_back_says_why(world):
    held = accepted(world)
    with pytest.raises(Malformed), transaction.atomic():
        actions.recall(row=held, why="", by=world.actor("艾科长"), at=LATER)
    held = actions.recall(row=held, why="村里修路", by=world.actor("艾科长"), at=LATER)
    assert held.stage == DeliveryStage.PLANNED
    assert DeliveryOffer.objects.get().words == "村里修路"
