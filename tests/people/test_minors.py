"""未成年人: with a guardian's word or company, never where it is risky (民法典 §19, 条例 §15; A32)."""

import pytest

from tests.domain.refusing import objected
from tests.people.bonding import TEEN_BORN, parented
from tests.world import MONDAY
from wudan.people.actions import consents
from wudan.people.actors import for_self
from wudan.teams.actions.enroll import enroll
from wudan.teams.models import Membership, Team

pytestmark = pytest.mark.postgres


@pytest.fixture
def teen(world):
    parented(world, day=TEEN_BORN)
    return world.people["高大爷"]


def agree(world, teen, given_by="guardian"):
    parent = world.people["李小妹"]
    consents.give(person=teen, kind="minor", by=for_self(parent.pk), at=MONDAY, given_by=given_by, guardian=parent)  # fmt: skip


def join(world, person, team="singers", by="呼延歌", risks=("none",)):
    return enroll(team=world.teams[team], person=person, risks=risks, by=world.actor(by), at=MONDAY)


@pytest.mark.parametrize("given_by", ["guardian", "company"])
def test_a_teenager_joins_with_the_guardians_word_or_company(world, teen, given_by):
    with objected("needs_guardian"):
        join(world, teen)
    agree(world, teen, given_by)
    join(world, teen)
    assert Team.objects.get(pk=world.teams["singers"].pk).has_minors


@pytest.mark.parametrize("risk", ["bodily", "medical"])
def test_but_no_team_that_does_risky_work(world, teen, risk):
    agree(world, teen)
    with objected("no_minors"):
        join(world, teen, risks=("none", risk))


def test_a_grown_up_joins_without_questions_once(world):
    join(world, world.people["白嫂"], risks=("bodily",))
    with objected("member"):
        join(world, world.people["白嫂"])
    assert not Team.objects.get(pk=world.teams["singers"].pk).has_minors
    assert Membership.objects.filter(person=world.people["白嫂"]).count() == 1


@pytest.mark.parametrize("by", ["苏远", "马青山", "景科长", "白嫂"])
def test_others_take_nobody_in(world, by):
    with objected("not_your_team"):
        join(world, world.people["贺叔"], by=by)
