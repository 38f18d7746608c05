"""支持单 (R053): a site asks or the team of the first tier offers; the other side answers; it ends in words."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, missing, objected
from tests.world import MONDAY
from wudan.teams.actions import support
from wudan.teams.flow import STEPS, side_of
from wudan.teams.models import SupportOrder, Team
from wudan.teams.supporting import waits_for

pytestmark = pytest.mark.postgres


@pytest.fixture
def team(world):
    Team.objects.filter(pk=world.teams["singers"].pk).update(tier=1)
    return Team.objects.get(pk=world.teams["singers"].pk)


def asked(world, team, *, by="马青山", kind="guidance", words="教我们排一台小戏"):
    return support.ask(
        team=team, unit=world.units["杨柳村"], kind=kind, words=words, by=world.actor(by), at=MONDAY
    )


def step(world, order, verb, by, words="好的", day=None):
    return support.step(order=order, verb=verb, words=words, day=day, by=world.actor(by), at=MONDAY)


def test_a_site_asks_the_team_accepts_and_does_it(world, team):
    order = asked(world, team)
    assert not order.is_offer
    with objected("not_your_turn"):
        step(world, order, "accept", "马青山")
    step(world, order, "accept", "呼延歌")
    with malformed("words"):
        step(world, order, "finish", "呼延歌", words="")
    done = step(world, order, "finish", "呼延歌", words="排了三次，能演了")
    assert (done.state, done.report) == ("done", "排了三次，能演了")
    with objected("not_your_turn"):
        step(world, order, "confirm", "呼延歌")
    last = step(world, order, "confirm", "马青山", words="站上自己能演了")
    assert (last.state, last.verdict) == ("confirmed", "站上自己能演了")


@pytest.mark.parametrize("days", [None, -1, 400])
def test_a_day_is_arranged_and_moved_but_not_to_anywhere(world, team, days):
    order = asked(world, team)
    step(world, order, "accept", "呼延歌")
    day = MONDAY.date() + timedelta(days=days) if days else None
    with malformed("day"):
        step(world, order, "schedule", "呼延歌", day=day)
    for later in (0, 7):
        day = MONDAY.date() + timedelta(days=later)
        assert step(world, order, "schedule", "呼延歌", "", day=day).planned_on == day


def test_what_was_promised_can_be_refused_with_words(world, team):
    order = asked(world, team)
    step(world, order, "accept", "呼延歌")
    step(world, order, "schedule", "呼延歌", day=MONDAY.date())
    with malformed("words"):
        step(world, order, "refuse", "呼延歌", words="")
    assert step(world, order, "refuse", "呼延歌", words="台柱子病了").state == "refused"


@pytest.mark.parametrize("spoil", [
    {"state": "accepted"}, {"state": "scheduled", "answer": "好", "answered_as": "队", "answered_at": MONDAY},
    {"state": "done"}, {"state": "confirmed"}, {"verdict": "好"},
])  # fmt: skip
def test_the_database_refuses_a_state_without_its_words(world, team, spoil):
    order = asked(world, team)
    with pytest.raises(IntegrityError), transaction.atomic():
        SupportOrder.objects.filter(pk=order.pk).update(**spoil)


def test_who_has_to_act_next(world, team):
    order, site, leader = asked(world, team), world.actor("马青山"), world.actor("呼延歌")
    turns = [(waits_for(site, order), waits_for(leader, order))]
    for verb, who in (("accept", "呼延歌"), ("finish", "呼延歌"), ("confirm", "马青山")):
        order = step(world, order, verb, who)
        turns.append((waits_for(site, order), waits_for(leader, order)))
    assert turns == [(False, True), (False, True), (True, False), (False, False)]


def test_the_team_offers_and_the_site_says_no_with_words(world, team):
    order = asked(world, team, by="呼延歌", kind="incubation")
    assert order.is_offer
    assert step(world, order, "refuse", "马青山", words="眼下秋收").state == "refused"
    with objected("not_now"):
        step(world, order, "accept", "马青山")


def test_who_began_it_takes_it_back(world, team):
    order = asked(world, team)
    with objected("not_your_turn"):
        step(world, order, "withdraw", "呼延歌")
    assert step(world, order, "withdraw", "马青山", words="").state == "withdrawn"


@pytest.mark.parametrize("by", ["贾站长", "苏远", "景科长", "秦奶奶"])
def test_others_neither_ask_nor_offer(world, team, by):
    with objected("not_yours"):
        asked(world, team, by=by)


def test_only_a_team_of_the_first_tier_supports(world):
    with objected("not_first"):
        asked(world, world.teams["singers"])


def test_what_makes_no_sense_is_told(world, team):
    with malformed("kind", "words"):
        asked(world, team, kind="money", words="")
    with missing():
        step(world, asked(world, team), "praise", "呼延歌")


def test_each_step_has_one_side_either_way():
    assert {side_of(one, is_offer=offer) for one in STEPS for offer in (True, False)} == {
        "team", "site",
    }  # fmt: skip
