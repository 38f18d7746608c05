"""Village rules: proposed by one, written down as decided by another, and never about anybody's rights (domain §2.7)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.domain.refusing import malformed, objected
from tests.rewards.earning import ITEMS, TODAY, decided, proposed, ruled
from tests.world import MONDAY
from wudan.rewards.actions import village
from wudan.rewards.models import VillageItem, VillageRules
from wudan.rewards.policies.village import objection_to_item

pytestmark = pytest.mark.postgres
MINUTES = {"minutes_no": "2026-09-1", "signers": "马青山、李会计"}


def _decide(world, row, who="乔委员", *, decided_on=TODAY, starts_on=TODAY, **given):
    return village.decide(
        row=row, decided_on=decided_on, starts_on=starts_on, by=world.actor(who), at=MONDAY,
        **(MINUTES | given),
    )  # fmt: skip


def test_a_village_decides_and_everybody_can_see_it(world):
    row = _decide(world, proposed(world))
    assert (row.state, row.minutes_no) == ("decided", "2026-09-1")
    assert VillageRules.objects.on(TODAY).get(unit=world.units["杨柳村"]) == row
    assert not VillageRules.objects.on(TODAY - timedelta(days=1)).exists()


def test_who_proposed_does_not_write_down_the_decision(world):
    row = proposed(world)
    with objected("own_proposal"):
        _decide(world, row, "马青山")
    with objected("not_your_role"):
        _decide(world, row, "贾站长")
    with objected("own_proposal"):
        village.drop(row=row, why="没通过", by=world.actor("马青山"), at=MONDAY)


@pytest.mark.parametrize(
    ("given", "field"),
    [({"starts_on": TODAY - timedelta(days=1)}, "starts_on"), ({"decided_on": TODAY + timedelta(days=1)}, "decided_on"),
     ({"minutes_no": " "}, "minutes_no"), ({"signers": ""}, "signers"), ({"signers": "马青山 13812345678"}, "signers")],
)  # fmt: skip
def test_a_decision_is_complete_and_not_dated_backwards(world, given, field):
    row = proposed(world)
    with malformed(field):
        _decide(world, row, **given)


def test_the_next_version_ends_the_one_before_and_changes_nothing_of_it(world):
    plus, _minus = decided(world)
    row = _decide(world, proposed(world, *ITEMS[:1]), starts_on=TODAY + timedelta(days=3))
    assert VillageRules.objects.on(TODAY).get() == plus.rules
    assert VillageRules.objects.on(TODAY + timedelta(days=3)).get() == row
    assert row.version == 2
    assert plus.rules.items.count() == 2


def test_one_proposal_at_a_time_and_a_drop_makes_room(world):
    row = proposed(world)
    with objected("waiting"):
        proposed(world)
    village.drop(row=row, why="再商量", by=world.actor("乔委员"), at=MONDAY)
    assert proposed(world).version == 2


def test_only_a_village_and_only_within_the_countys_limits(world):
    ruled()
    with objected("no_village"):
        proposed(world, unit="铁边城", who="乔委员")
    with objected("not_your_role"):
        proposed(world, unit="王台村")
    with malformed("amount-0"):
        proposed(world, village.Item("plus", "看护老人", 11))
    with malformed("sign-0", "amount-0", "words-0"):
        proposed(world, village.Item("gift", "", 0))
    with malformed("items"):
        village.propose(unit=world.units["杨柳村"], items=[], by=world.actor("马青山"), at=MONDAY)


@pytest.mark.parametrize(
    "words",
    ["乱倒垃圾取消低保", "打架的停发补贴", "不参加会议影响子女上学", "赌博的不给盖章", "违规办酒罚款五百", "上黑榜曝光", "酒后闹事 不给 开证明",
     "低保户不扫门前雪", "户口不在本村", "不打扫卫生停水", "欠账的不得享受医保"],
)  # fmt: skip
def test_a_minus_item_speaks_of_no_benefit_and_no_punishment(words):
    assert objection_to_item(words, is_minus=True)


@pytest.mark.parametrize(
    "words", ["积分低的取消补贴", "扣发养老金", "罚款五十", "不给报销的", "低保暂停三个月"]
)
def test_not_even_a_plus_item_takes_a_right(words):
    assert objection_to_item(words, is_minus=False)


@pytest.mark.parametrize(
    ("words", "is_minus"),
    [("乱倒垃圾，劝了不听", True), ("大操大办", True), ("门前柴草乱堆", True), ("帮邻居跑腿办医保", False), ("给上学的娃娃辅导功课", False),
     ("宣传养老保险", False), ("看护独居老人一天", False)],
)  # fmt: skip
def test_plain_items_are_welcome(words, is_minus):
    assert objection_to_item(words, is_minus=is_minus) is None


def test_the_database_keeps_what_was_decided(world):
    plus, _minus = decided(world)
    for edit in (
        lambda: VillageItem.objects.update(spend=9),
        lambda: VillageItem.objects.create(rules=plus.rules, position=9, sign="plus", words="x", honor=1, spend=1),
        lambda: VillageRules.objects.update(minutes_no="别的"),
        lambda: VillageRules.objects.update(starts_on=TODAY),
        lambda: VillageRules.objects.update(version=7),
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            edit()
