"""来不了: the place is free and goes on to the first who waits and still fits; or somebody takes it over."""

import pytest

from tests.activities.drafting import LATER, SATURDAY, opened, opening, sign, volunteer
from tests.domain.refusing import refused
from tests.world import MONDAY
from wudan.activities import actions
from wudan.activities.enums import SignUpState
from wudan.activities.models import SignUp
from wudan.activities.wanted import WantedPosition
from wudan.journal.models import Outbox
from wudan.kit.refusals import Objected
from wudan.people.models import Volunteer
from wudan.privacy.actions import erase_person
from wudan.teams.models import Membership

pytestmark = pytest.mark.postgres
ONE = (WantedPosition("理发", 1),)


def states(*sign_ups):
    return [SignUp.objects.get(pk=one.pk).state for one in sign_ups]


def test_the_first_who_waits_gets_the_place(world):
    made = opened(world, positions=ONE)
    mine, next_, last = (sign(world, made, name) for name in ("小武", "李小妹", "白嫂"))
    actions.withdraw(sign_up=mine, by=world.oneself("小武"), at=LATER, why="发烧了")
    assert states(mine, next_, last) == ["withdrawn", "placed", "waiting"]
    assert (opening(made).taken, opening(made).waiting) == (1, 1)
    assert Outbox.objects.filter(verb="sign_up.promote").count() == 1


def test_who_no_longer_fits_is_passed_over(world):
    made = opened(world, positions=ONE)
    mine, next_, last = (sign(world, made, name) for name in ("小武", "李小妹", "白嫂"))
    Volunteer.objects.filter(person=next_.person).update(left_at=MONDAY)
    actions.withdraw(sign_up=mine, by=world.oneself("小武"), at=LATER)
    assert states(next_, last) == ["waiting", "placed"]


def test_who_waits_may_stop_waiting(world):
    made = opened(world, positions=ONE)
    sign(world, made, "小武")
    waiting = sign(world, made, "李小妹")
    actions.withdraw(sign_up=waiting, by=world.oneself("李小妹"), at=LATER)
    assert (opening(made).taken, opening(made).waiting) == (1, 0)


def test_who_said_so_may_sign_up_again(world):
    made = opened(world)
    actions.withdraw(sign_up=sign(world, made, "小武"), by=world.oneself("小武"), at=LATER)
    assert sign(world, made, "小武").state == SignUpState.PLACED


def test_only_oneself_and_the_organizers_say_so(world):
    mine = sign(world, opened(world), "小武")
    with refused(Objected, match="由本人来说"):
        actions.withdraw(sign_up=mine, by=world.oneself("李小妹"), at=LATER)
    assert actions.withdraw(sign_up=mine, by=world.actor("苏远"), at=LATER).state == "withdrawn"


def test_nobody_is_promoted_into_what_has_begun(world):
    made = opened(world, positions=ONE)
    mine, waiting = sign(world, made, "小武"), sign(world, made, "李小妹")
    with refused(Objected, match="已经开始"):
        actions.withdraw(sign_up=mine, by=world.oneself("小武"), at=SATURDAY)
    actions.withdraw(sign_up=mine, by=world.actor("苏远"), at=SATURDAY)
    assert states(waiting) == ["waiting"]


def test_an_offered_place_is_taken_over_by_who_was_asked(world):
    made = opened(world, positions=ONE)
    mine, friend = sign(world, made, "小武"), volunteer(world, "李小妹")
    actions.offer(sign_up=mine, to=friend, by=world.oneself("小武"), at=LATER)
    with refused(Objected, match="留给别人"):
        actions.replace(
            sign_up=mine, person=volunteer(world, "白嫂"), by=world.oneself("白嫂"), at=LATER
        )
    theirs = actions.replace(sign_up=mine, person=friend, by=world.oneself("李小妹"), at=LATER)
    assert states(mine, theirs) == ["replaced", "placed"]
    assert (theirs.replaces, opening(made).taken) == (mine, 1)


def test_an_offer_can_be_taken_back(world):
    mine = sign(world, opened(world), "小武")
    actions.offer(sign_up=mine, by=world.oneself("小武"), at=LATER)
    actions.keep(sign_up=mine, by=world.oneself("小武"), at=LATER)
    with refused(Objected, match="没有在找人顶替"):
        actions.replace(
            sign_up=mine, person=volunteer(world, "白嫂"), by=world.oneself("白嫂"), at=LATER
        )


def test_nobody_is_let_in_past_those_who_wait(world):
    made = opened(world, positions=ONE)
    mine = sign(world, made, "小武")
    sign(world, made, "李小妹")
    with refused(Objected, match="候补"):
        actions.offer(sign_up=mine, by=world.oneself("小武"), at=LATER)


def test_a_place_is_offered_to_who_fits_only(world):
    mine = sign(world, opened(world, audience="team"), "小武")
    outsider = volunteer(world, "白嫂")
    assert not Membership.objects.filter(person=outsider).exists()
    with refused(Objected, match="只招本队"):
        actions.offer(sign_up=mine, to=outsider, by=world.oneself("小武"), at=LATER)


def test_who_is_erased_gives_every_place_back(world):
    made = opened(world, positions=ONE)
    mine, waiting = sign(world, made, "小武"), sign(world, made, "李小妹")
    erase_person(person=world.people["小武"], by=world.oneself("小武"), at=LATER)
    assert states(mine, waiting) == ["withdrawn", "placed"]
