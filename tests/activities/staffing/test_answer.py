"""An invitation holds a place; yes takes it, no gives it back, silence too; nothing is held against
anybody (志愿服务条例 §25)."""

from datetime import timedelta

import pytest

from tests.activities.drafting import LATER, SATURDAY, morning, sign
from tests.activities.staffing.calling import (
    ONE,
    SENT,
    event,
    invited,
    listed,
    member,
    openings,
    propose,
    put,
    send,
)
from tests.domain.refusing import refused
from wudan.activities import actions
from wudan.activities.enums import SignUpState
from wudan.activities.models import ShiftInvitation, SignUp
from wudan.activities.wanted import WantedPosition
from wudan.kit.refusals import Malformed, Objected
from wudan.privacy.actions import retain

pytestmark = pytest.mark.postgres
SOON = SENT + timedelta(hours=1)


def counts(activity, place=0):
    row = openings(activity)[place]
    return row.taken, row.held, row.waiting


def accept(world, invitation, name, **given):
    told = {"by": world.oneself(name), "at": SOON} | given
    return actions.accept_invitation(invitation=invitation, **told)


def refuse(world, invitation, name, **given):
    told = {"by": world.oneself(name), "at": SOON} | given
    return actions.refuse_invitation(invitation=invitation, **told)


def test_yes_takes_the_place_that_was_held(world):
    made = event(world, positions=ONE)
    [invitation] = invited(world, made, "小武")
    assert counts(made) == (0, 1, 0)
    sign_up = accept(world, invitation, "小武")
    assert (sign_up.state, counts(made)) == (SignUpState.PLACED, (1, 0, 0))
    invitation.refresh_from_db()
    assert (invitation.state, invitation.sign_up) == ("accepted", sign_up)


def test_who_comes_by_meanwhile_waits_and_gets_it_when_the_answer_is_no(world):
    made = event(world, positions=ONE)
    [invitation] = invited(world, made, "小武")
    walk_in = sign(world, made, "李小妹")
    assert (walk_in.state, counts(made)) == (SignUpState.WAITING, (0, 1, 1))
    refuse(world, invitation, "小武")
    walk_in.refresh_from_db()
    assert (walk_in.state, counts(made)) == (SignUpState.PLACED, (1, 0, 0))


def test_there_are_never_more_invitations_than_places(world):
    made = event(world, positions=ONE)
    put(world, made, "小武")
    with refused(Objected, match="列满了"):
        put(world, made, "李小妹")
    sign(world, made, "白嫂")
    with refused(Objected, match="刚刚满了"):
        send(world, made)
    assert counts(made) == (1, 0, 0)


def test_silence_lets_the_place_go_and_says_nothing_of_anybody(world):
    made = event(world, positions=ONE)
    [invitation] = invited(world, made, "小武")
    over = SENT + timedelta(hours=72)
    assert actions.lapse_invitations(at=over - timedelta(minutes=1)) == 0
    with refused(Objected, match="过了答复的时间"):
        accept(world, invitation, "小武", at=over)
    assert [actions.lapse_invitations(at=over) for _ in range(2)] == [1, 0]
    assert counts(made) == (0, 0, 0)


def test_no_place_is_held_into_the_shift(world):
    made = event(world, positions=ONE)
    put(world, made, "小武")
    [late] = send(world, made, at=SATURDAY - timedelta(hours=5)).sent
    assert late.answer_by == SATURDAY - timedelta(hours=2)


def test_the_answer_can_be_told_by_telephone(world):
    made = event(world)
    first, second = invited(world, made, "小武", "李小妹")
    by = world.actor("马青山")
    with refused(Malformed, match="怎么说的"):
        accept(world, first, "小武", by=by)
    assert accept(world, first, "小武", by=by, channel="telephone").channel == "telephone"
    assert refuse(world, second, "李小妹", by=by, channel="telephone").state == "refused"


def test_nobody_else_answers(world):
    [invitation] = invited(world, event(world), "小武")
    for name in ("李小妹", "呼延歌"):
        with refused(Objected, match="由本人来答复"):
            accept(world, invitation, name, by=world.oneself(name))


def test_an_answer_is_given_once(world):
    [invitation] = invited(world, event(world), "小武")
    refuse(world, invitation, "小武")
    with refused(Objected, match="去不了"):
        accept(world, invitation, "小武")


def test_nobody_is_asked_more_often_than_the_county_allows(world):
    made = event(world, positions=(WantedPosition("理发", 3),))
    others = [
        event(world, title=f"第{n}处", shifts=made_at)
        for n, made_at in enumerate(((morning(2),), (morning(3),)))
    ]
    for other in others:
        invited(world, other, "小武")
    put(world, made, "小武")
    with refused(Objected, match="已经请过 2 次"):
        send(world, made)
    proposal = propose(world, made)
    assert "小武" not in [name for _, name in listed(made)]
    assert proposal.empty[str(openings(made)[0].pk)]["reasons"] == {"asked": 1}


def test_who_said_they_would_come_may_be_asked_for_that(world):
    made = event(world)
    for n in (2, 3):
        invited(world, event(world, title=f"第{n}处", shifts=(morning(n),)), "小武")
    shift = openings(made)[0].shift_id
    actions.tell_willing(
        activity=made, person=world.people["小武"], shifts={shift: "can"}, most=1,
        by=world.oneself("小武"), at=LATER,
    )  # fmt: skip
    assert len(invited(world, made, "小武")) == 1


def test_an_invitation_taken_back_frees_the_place_and_does_not_count(world):
    made = event(world, positions=ONE)
    [invitation] = invited(world, made, "小武")
    actions.recall_invitation(invitation=invitation, by=world.actor("苏远"), at=SOON)
    assert counts(made) == (0, 0, 0)
    with refused(Objected, match="收回了"):
        accept(world, invitation, "小武")


def test_a_cancelled_activity_waits_for_nobody(world):
    made = event(world)
    invited(world, made, "小武")
    put(world, made, "李小妹", 1)
    actions.cancel(activity=made, why="下大雨", by=world.actor("苏远"), at=SOON)
    assert [row.state for row in ShiftInvitation.objects.all()] == ["recalled"]
    assert counts(made) == (0, 0, 0)


def test_who_leaves_is_asked_for_nothing(world):
    made = event(world, positions=ONE)
    invited(world, made, "小武")
    actions.give_places_back(person=world.people["小武"], by=world.oneself("小武"), at=SOON)
    assert (counts(made), ShiftInvitation.objects.get().state) == ((0, 0, 0), "recalled")


def test_a_refusal_is_forgotten_after_a_month_and_a_yes_is_not(world):
    made = event(world)
    first, second = invited(world, made, "小武", "李小妹")
    refuse(world, first, "小武")
    accept(world, second, "李小妹")
    retain(at=SENT + timedelta(days=40))
    assert [row.pk for row in ShiftInvitation.objects.all()] == [second.pk]


def test_places_cannot_be_cut_below_what_is_held(world):
    made = event(world)
    invited(world, made, "小武", "李小妹")
    with refused(Malformed, match="在等答复"):
        actions.resize(opening=openings(made)[0], quota=1, by=world.actor("苏远"), at=SOON)


def test_a_refused_place_is_proposed_again_and_taken(world):
    """The whole way: propose, send, refuse, propose again, accept."""
    made = event(world, positions=ONE, shifts=(morning(0),))
    member(world, "小武")
    member(world, "李小妹")
    propose(world, made)
    [first] = send(world, made).sent
    refuse(world, first, first.person.name)
    propose(world, made)
    [second] = send(world, made, at=SOON).sent
    assert second.person_id != first.person_id
    accept(world, second, second.person.name)
    assert SignUp.objects.get().person == second.person


def test_who_signs_up_for_what_they_were_asked_to_has_answered(world):
    made = event(world, positions=ONE)
    [invitation] = invited(world, made, "小武")
    mine = sign(world, made, "小武")
    invitation.refresh_from_db()
    assert (mine.state, invitation.state, invitation.sign_up) == ("placed", "accepted", mine)
    assert counts(made) == (1, 0, 0)
