"""Deeds: under a rule of their day, with proof, by somebody else, seconded where it weighs (A11)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.domain.refusing import malformed, objected
from tests.ledger.points.earning import has, total
from tests.rewards.earning import decided, family, kept, of, ruled, told
from tests.world import COUNTY, MONDAY
from wudan.ledger import points
from wudan.ledger.models import Finding
from wudan.people.actors import THE_CLOCK, for_self
from wudan.people.models import Person
from wudan.rewards.actions import deeds
from wudan.rewards.actions.look import look
from wudan.rewards.models import Deed, Earning, PointRules, PointVeto

pytestmark = pytest.mark.postgres


@pytest.fixture(autouse=True)
def _sums_to_zero(world):
    ruled()
    yield
    assert total() == 0


def test_the_keeper_writes_a_deed_down_and_the_points_are_there(world):
    row = kept(world)
    assert (row.state, row.earning.honor, row.earning.spend) == ("kept", 3, 3)
    assert has(of(world, "秦奶奶"), honor=3, spend=3)
    assert Deed.objects.visible_to(world.oneself("秦奶奶")).get() == row
    assert not Deed.objects.visible_to(world.oneself("高大爷")).exists()


@pytest.mark.parametrize(("days_ago", "field"), [(-1, "day"), (16, "day")])
def test_neither_tomorrows_deed_nor_an_old_one(world, days_ago, field):
    with malformed(field):
        kept(world, days_ago=days_ago)


@pytest.mark.parametrize("words", ["", "   ", "长" * 201, "身份证 110101199003070011", "\x00"])
def test_words_are_wanted_and_looked_at(world, words):
    with malformed("words"):
        kept(world, words=words)


def test_a_rule_that_wants_an_activity_takes_no_word_for_it(world):
    with malformed("proof"):
        kept(world, "clean", family(world))


def test_a_rule_for_households_is_not_for_a_person(world):
    with objected("not_for_it"):
        kept(world, "report")
    kept(world, "report", family(world))
    assert Deed.objects.get().subject == "household"


def test_hours_are_not_granted_by_hand(world):
    with malformed("rule"):
        kept(world, "hours")


def test_the_rule_of_another_day_is_not_chosen(world):
    line = PointRules.objects.get(version=2).lines.get(code="neighbour")
    with malformed("rule"):
        deeds.keep(owner=world.people["秦奶奶"], rule=line, told=told(), by=world.actor("马青山"), at=MONDAY)  # fmt: skip


@pytest.mark.parametrize(
    ("who", "owner", "code"),
    [("马青山", "马青山", "own_deed"), ("马青山", "白嫂", "not_your_unit"), ("景科长", "秦奶奶", "not_your_role"),
     ("秦奶奶", "李小妹", "not_your_role"), ("郝书记", "秦奶奶", "not_your_role")],
)  # fmt: skip
def test_who_may_not_write_it_down(world, who, owner, code):
    with objected(code):
        kept(world, owner=world.people[owner], who=who)


def test_nor_for_ones_own_household_or_team(world):
    with objected("own_deed"):
        kept(world, "report", family(world, "马青山"))


def test_the_cap_is_reached_in_words_and_nothing_is_written(world):
    kept(world)
    kept(world, words="又劝了一家")
    with objected("cap"):
        kept(world, words="再劝一家")
    assert Deed.objects.count() == Earning.objects.count() == 2


def test_a_weighty_deed_waits_for_a_second_person_who_is_another(world):
    row = kept(world, "rescue", words="下水救起一个孩子")
    assert (row.state, Earning.objects.count()) == ("waiting", 0)
    with objected("own_entry"):
        deeds.second(row=row, words="", by=world.actor("马青山"), at=MONDAY)
    with objected("not_your_role"):
        deeds.second(row=row, words="", by=world.actor("贾站长"), at=MONDAY)
    done = deeds.second(row=row, words="问过家长", by=world.actor("乔委员"), at=MONDAY)
    assert done.state == "kept"
    assert has(of(world, "秦奶奶"), honor=20, spend=10)
    with objected("decided"):
        deeds.refuse(row=row, words="不对", by=world.actor("柳文书"), at=MONDAY)


def test_a_refusal_says_why_and_gives_nothing(world):
    row = kept(world, "rescue")
    with malformed("words"):
        deeds.refuse(row=row, words=" ", by=world.actor("乔委员"), at=MONDAY)
    assert deeds.refuse(row=row, words="查无此事", by=world.actor("乔委员"), at=MONDAY).state == "refused"  # fmt: skip
    assert has(of(world, "秦奶奶"))


def test_whoever_is_honoured_may_say_it_was_not_so_and_it_is_reversed(world):
    row = kept(world)
    with objected("not_yours"):
        deeds.object_to(row=row, words="不是她", by=world.oneself("高大爷"), at=MONDAY)
    with malformed("words"):
        deeds.object_to(row=row, words="", by=world.oneself("秦奶奶"), at=MONDAY)
    done = deeds.object_to(row=row, words="那天我在县城", by=world.oneself("秦奶奶"), at=MONDAY)
    assert (done.state, done.reversed_why) == ("reversed", "本人提出：那天我在县城")
    assert done.words == row.words
    assert has(of(world, "秦奶奶"))
    with objected("closed"):
        deeds.object_to(row=row, words="再说一次", by=world.oneself("秦奶奶"), at=MONDAY)


def test_a_minus_takes_what_is_there_and_an_objection_is_answered_by_another(world):
    _plus, minus = decided(world)
    kept(world)
    row = deeds.keep(owner=world.people["秦奶奶"], rule=minus, told=told(words="倒在河边"), by=world.actor("马青山"), at=MONDAY)  # fmt: skip
    assert row.state == "waiting"
    deeds.second(row=row, words="", by=world.actor("乔委员"), at=MONDAY)
    assert has(of(world, "秦奶奶"))
    objected_to = deeds.object_to(
        row=row, words="不是我倒的", by=world.oneself("秦奶奶"), at=MONDAY
    )
    assert objected_to.state == "kept"
    with objected("had_a_part"):
        deeds.answer(row=row, upheld=True, words="查了", by=world.actor("乔委员"), at=MONDAY)
    done = deeds.answer(row=row, upheld=True, words="查了监控，不是她", by=world.actor("柳文书"), at=MONDAY)  # fmt: skip
    assert done.state == "reversed"
    assert has(of(world, "秦奶奶"), honor=3, spend=3)


def test_a_minus_makes_no_debt(world):
    _plus, minus = decided(world)
    row = deeds.keep(owner=world.people["秦奶奶"], rule=minus, told=told(), by=world.actor("马青山"), at=MONDAY)  # fmt: skip
    deeds.second(row=row, words="", by=world.actor("乔委员"), at=MONDAY)
    assert has(of(world, "秦奶奶"))


def test_a_village_plus_counts_in_its_own_village_alone(world):
    plus, _minus = decided(world)
    kept_by = deeds.keep(owner=world.people["秦奶奶"], rule=plus, told=told(), by=world.actor("马青山"), at=MONDAY)  # fmt: skip
    assert kept_by.earning.spend == 5
    with malformed("rule"):
        deeds.keep(owner=world.people["白嫂"], rule=plus, told=told(), by=world.actor("贾站长"), at=MONDAY)  # fmt: skip


def test_an_office_takes_back_by_a_veto_and_who_had_a_part_does_not(world):
    row, veto = kept(world), PointVeto.objects.get(rules__version=1, code="false")
    with objected("not_your_role"):
        deeds.take_back(row=row, why="查了", by=world.actor("马青山"), at=MONDAY)
    done = deeds.take_back(row=row, why="当事人说没有这回事", veto=veto, by=world.actor("乔委员"), at=MONDAY)  # fmt: skip
    assert done.reversed_why == "弄虚作假：当事人说没有这回事"
    assert has(of(world, "秦奶奶"))
    kept(world)


def test_a_household_hears_of_its_deed_and_a_stranger_does_not(world):
    row = kept(world, "report", family(world))
    assert Deed.objects.of_person(world.people["秦奶奶"].pk).get() == row
    assert has(points.household(row.household_id), honor=5, spend=5)
    assert not Deed.objects.visible_to(for_self(world.people["李小妹"].pk)).exists()


def test_when_somebody_leaves_the_words_go_and_the_points_stay(world):
    row = kept(world)
    deeds.forget_deeds_of(world.people["秦奶奶"])
    row.refresh_from_db()
    assert (row.words, row.state, row.earning.spend) == ("", "kept", 3)


def test_the_database_keeps_what_was_written(world):
    row = kept(world)
    later = row.day + timedelta(days=1)
    for edit in (
        lambda: Deed.objects.update(day=later),
        lambda: Deed.objects.update(words="别的"),
        lambda: Deed.objects.update(kept_by_id=row.person_id),
        lambda: Deed.objects.update(state="waiting"),
        lambda: Earning.objects.update(spend=99),
        lambda: Earning.objects.update(uses={}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            edit()


def test_who_writes_mostly_for_one_household_is_a_finding_and_nothing_more(world):
    for days_ago in range(1, 9):
        kept(world, days_ago=days_ago)
    later = MONDAY + timedelta(hours=2)
    assert look(county=COUNTY, by=THE_CLOCK, at=later) == 1
    assert look(county=COUNTY, by=THE_CLOCK, at=later) == 0
    found = Finding.objects.get(kind="granter")
    assert "8 件好事，其中 8 件" in found.words
    assert "秦奶奶" not in found.words
    assert Deed.objects.filter(state="kept").count() == 8


def test_who_writes_for_many_is_no_finding(world):
    neighbour = Person.objects.create(county=COUNTY, name="邻居", home=world.units["杨柳村"])
    for days_ago in range(1, 9):
        kept(world, days_ago=days_ago)
        kept(world, owner=neighbour, days_ago=days_ago)
    assert look(county=COUNTY, by=THE_CLOCK, at=MONDAY + timedelta(hours=2)) == 0
