"""支持单 (R053): a site asks or the team of the first tier offers; the other side answers; it ends in words."""

import pytest

from tests.domain.refusing import malformed, missing, objected
from tests.world import MONDAY
from wudan.teams.actions import support
from wudan.teams.flow import STEPS, side_of
from wudan.teams.models import Team

pytestmark = pytest.mark.postgres


@pytest.fixture
def team(world):
    Team.objects.filter(pk=world.teams["singers"].pk).update(tier=1)
    return Team.objects.get(pk=world.teams["singers"].pk)


def asked(world, team, *, by="马青山", kind="guidance", words="教我们排一台小戏"):
    return support.ask(
        team=team, unit=world.units["杨柳村"], kind=kind, words=words, by=world.actor(by), at=MONDAY
    )


def step(world, order, verb, by, words="好的"):
    return support.step(order=order, verb=verb, words=words, by=world.actor(by), at=MONDAY)


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
