"""实际使用、应整尽整 (R021, R022): what stands open and empty is found; the ratio opens to its rows."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected
from tests.resources.keeping import agreed, drums, gym, opened, step
from tests.world import MONDAY
from wudan.kit.clock import day_of
from wudan.sites import coverage
from wudan.sites.actions import resource as acts
from wudan.sites.models import AgreedHours, Agreement, Resource

pytestmark = pytest.mark.postgres
TODAY = day_of(MONDAY)


def test_a_use_is_one_tap_once_a_day_and_only_of_what_is_open(world):
    shut = agreed(world)
    with objected("wrong_stage"):
        acts.use(resource=shut, on=TODAY, by=world.actor("乔委员"), at=MONDAY)
    found = step(world, shut, "open")
    acts.use(resource=found, on=TODAY, by=world.actor("乔委员"), at=MONDAY, people_count=40)
    with objected("noted"):
        acts.use(resource=found, on=TODAY, by=world.actor("乔委员"), at=MONDAY)
    with malformed("on"):
        acts.use(resource=found, on=TODAY + timedelta(days=1), by=world.actor("乔委员"), at=MONDAY)
    assert Resource.objects.get(pk=found.pk).used_on == TODAY


def test_open_for_two_months_and_never_used_is_idle(world):
    found = opened(world)
    later = TODAY + timedelta(days=70)
    assert not Resource.objects.idle(TODAY).exists()
    assert Resource.objects.idle(later).get() == found
    acts.use(
        resource=found,
        on=TODAY + timedelta(days=65),
        by=world.actor("乔委员"),
        at=MONDAY + timedelta(days=65),
    )
    assert not Resource.objects.idle(later).exists()


def test_the_ratio_counts_what_is_open_of_what_is_known(world):
    opened(world)
    gym(world, name="铁边城小学操场")
    step(world, gym(world, name="塌了的旧礼堂"), "drop", why="屋顶塌了")
    drums(world)
    lines = {line.label: (line.integrated, line.known) for line in coverage.by_kind("610626")}
    assert lines == {"中小学校": (1, 2), "设备物资": (0, 1)}
    towns = {line.label: (line.integrated, line.known) for line in coverage.by_town("610626")}
    assert towns == {"铁边城镇": (1, 2), "全县": (0, 1)}
    assert coverage.whole(coverage.by_town("610626")).percent == 33


def test_the_database_keeps_hours_and_agreements_apart(world):
    found = opened(world)
    one = Agreement.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        AgreedHours.objects.create(agreement=one, kind=5, opens=600, closes=800)
    AgreedHours.objects.create(agreement=one, kind=5, opens=720, closes=800)
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.create(
            resource=found, partner="别家", responsible="主任", starts_on=one.last_day,
            last_day=one.last_day, made_at=MONDAY, made_as="x",
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Resource.objects.filter(pk=found.pk).update(until=None)
