"""送到、确认、没送成、办结: two sides say it; one number and no names."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.deliveries.planning import FRIDAY, LATER, accepted, published, the_one
from tests.world import MONDAY
from wudan.deliveries import actions
from wudan.deliveries.coverage import coverage_of, last_reached
from wudan.deliveries.enums import DeliveryStage, RoundStage
from wudan.kit.refusals import Malformed, Objected

AFTER = FRIDAY + timedelta(hours=3)


@pytest.fixture
def brought(world):
    """Said to be brought, to forty people."""
    held = accepted(world)
    return actions.deliver(row=held, served=40, by=world.actor("呼延歌"), at=AFTER, words="热闹")


def test_it_is_not_brought_before_it_begins(world):
    with pytest.raises(Objected) as refused, transaction.atomic():
        actions.deliver(row=accepted(world), served=1, by=world.actor("呼延歌"), at=LATER)
    assert refused.value.code == "not_begun"


@pytest.mark.parametrize("served", [None, -1, 5001])
def test_a_number_that_cannot_be_is_refused(world, served):
    with pytest.raises(Malformed), transaction.atomic():
        actions.deliver(row=accepted(world), served=served, by=world.actor("呼延歌"), at=AFTER)


def test_the_site_says_so_too_and_its_number_counts(world, brought):
    for who in ("呼延歌", "马青山"):
        with pytest.raises(Objected), transaction.atomic():
            actions.acknowledge(row=brought, by=world.actor(who), at=AFTER)
    held = actions.acknowledge(row=brought, served=35, by=world.actor("贾站长"), at=AFTER)
    assert (held.stage, held.served) == (DeliveryStage.ACKNOWLEDGED, 35)


def test_a_village_was_reached_when_both_said_so(world, brought):
    station = world.units["王台村"]
    culture = world.platforms["culture"].pk
    assert last_reached([station], culture) == {station.pk: None}
    actions.acknowledge(row=brought, by=world.actor("贾站长"), at=AFTER)
    assert last_reached([station], culture) == {station.pk: FRIDAY.date()}


def test_coverage_names_who_was_never_reached(world, django_assert_max_num_queries):
    accepted(world)
    with django_assert_max_num_queries(5):
        villages = coverage_of(world.units["c"].path, at=LATER)
    bare = {village.unit.short_name for village in villages if village.is_bare}
    assert "王台村站" not in bare
    assert "石峁村站" in bare


def test_what_did_not_come_about_has_a_reason(world):
    held = accepted(world)
    with pytest.raises(Objected), transaction.atomic():
        actions.miss(row=held, why="下雨", by=world.actor("贾站长"), at=LATER)
    held = actions.miss(row=held, why="下雨没搭成台", by=world.actor("贾站长"), at=AFTER)
    assert held.stage == DeliveryStage.MISSED


def test_a_round_ends_with_what_nobody_took(world):
    plan = published(world)
    over = MONDAY + timedelta(weeks=5)
    with pytest.raises(Objected) as refused, transaction.atomic():
        actions.end(plan=plan, by=world.actor("艾科长"), at=LATER)
    assert refused.value.code == "not_over"
    assert actions.end_over(at=over) == 1
    assert the_one(plan).stage == DeliveryStage.CANCELLED


def test_a_round_does_not_end_over_an_owed_word(world):
    held = accepted(world)
    assert actions.end_over(at=MONDAY + timedelta(weeks=5)) == 0
    with pytest.raises(Objected) as refused, transaction.atomic():
        actions.end(plan=held.round, by=world.actor("艾科长"), at=MONDAY + timedelta(weeks=5))
    assert refused.value.code == "owed"


def test_a_round_cancelled_takes_what_is_open_along(world):
    held = accepted(world)
    plan = actions.cancel_round(
        plan=held.round, why="经费没下来", by=world.actor("艾科长"), at=LATER
    )
    assert plan.stage == RoundStage.CANCELLED
    assert the_one(plan).stage == DeliveryStage.CANCELLED
