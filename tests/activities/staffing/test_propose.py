"""A roster is proposed of members and of who would come; what stays empty has named reasons (R052)."""

from datetime import timedelta

import pytest

from tests.activities.drafting import LATER, SATURDAY, sign, volunteer
from tests.activities.staffing.calling import (
    ONE,
    event,
    invited,
    listed,
    member,
    openings,
    propose,
)
from tests.domain.refusing import refused
from tests.world import MONDAY, SINCE
from wudan.activities import actions
from wudan.activities.staffing import question_of, solve
from wudan.activities.wanted import WantedPosition
from wudan.kit import slots
from wudan.kit.refusals import Malformed, Objected
from wudan.matching import rosters
from wudan.teams.models import Competence

pytestmark = pytest.mark.postgres
SATURDAY_MORNING = slots.to_mask(frozenset({15}))


def would_come(world, activity, name, *wishes, most=2):
    """`wishes`: one a shift, None where it does not suit."""
    volunteer(world, name)
    told = {
        opening.shift_id: wish
        for opening, wish in zip(openings(activity), wishes, strict=True)
        if wish
    }
    return actions.tell_willing(
        activity=activity, person=world.people[name], shifts=told, most=most,
        by=world.oneself(name), at=LATER,
    )  # fmt: skip


def test_the_team_is_spread_over_the_shifts_and_nobody_is_told(world):
    made = event(world, positions=ONE)
    member(world, "小武")
    member(world, "李小妹")
    proposal = propose(world, made)
    assert sorted(place for place, _ in listed(made)) == [0, 1]
    assert len({name for _, name in listed(made)}) == 2, "one shift each is fairer than two"
    assert (proposal.objective, proposal.empty) == (proposal.bound, {})
    assert [row.held for row in openings(made)] == [0, 0]


def test_wishes_are_heard(world):
    made = event(world, positions=ONE, audience="everybody")
    would_come(world, made, "李小妹", "can", "liked")
    would_come(world, made, "白嫂", "liked", "can")
    propose(world, made)
    assert listed(made) == [(0, "白嫂"), (1, "李小妹")]


def test_who_told_one_shift_is_not_proposed_for_the_other(world):
    made = event(world, positions=(WantedPosition("理发", 6),))
    would_come(world, made, "白嫂", None, "can")
    propose(world, made)
    assert (0, "白嫂") not in listed(made)
    assert (1, "白嫂") in listed(made)


def test_free_times_are_asked_and_silence_hides_nobody(world):
    made = event(world, positions=(WantedPosition("理发", 3),))
    member(world, "小武")
    world.people["小武"].volunteer.slots = SATURDAY_MORNING
    world.people["小武"].volunteer.save()
    proposal = propose(world, made)
    assert [place for place, name in listed(made) if name == "小武"] == [0]
    sunday = proposal.empty[str(openings(made)[1].pk)]
    assert sunday["reasons"] == {"time": 1}
    assert [place for place, name in listed(made) if name == "苏远"] == [0, 1]


def test_a_skill_must_be_valid_on_the_day_and_the_gap_says_so(world):
    made = event(world, positions=(WantedPosition("量血压", 1, skill="nursing"),))
    nurse = member(world, "小武")
    Competence.objects.create(
        person_id=nurse.person_id, skill="nursing", since=SINCE, valid_until=SATURDAY.date(),
        unit=world.units["c"], proof="县医院护理培训结业证", issued_at=MONDAY,
    )  # fmt: skip
    proposal = propose(world, made)
    assert listed(made) == [(0, "小武")]
    assert proposal.empty[str(openings(made)[1].pk)] == {"missing": 1, "reasons": {"skill": 2}}


def test_who_is_elsewhere_then_is_not_asked(world):
    made, other = event(world, positions=ONE), event(world, title="另一处")
    sign(world, other, "小武")
    propose(world, made)
    assert (0, "小武") not in listed(made)


def test_who_said_no_is_not_proposed_for_that_shift_again(world):
    made = event(world, positions=(WantedPosition("理发", 3),))
    [invitation] = invited(world, made, "小武")
    actions.refuse_invitation(invitation=invitation, by=world.oneself("小武"), at=LATER)
    proposal = propose(world, made)
    assert [place for place, name in listed(made) if name == "小武"] == [1]
    assert proposal.empty[str(openings(made)[0].pk)]["reasons"] == {"refused": 1}


def test_a_line_changed_by_hand_is_priced_against_the_same_bound(world):
    made = event(world, positions=ONE)
    member(world, "小武")
    proposal = propose(world, made)
    line = made.proposal and openings(made)[0].invitations.get()
    actions.take_off_list(invitation=line, by=world.actor("苏远"), at=LATER)
    again = type(proposal).objects.get()
    assert again.bound == proposal.bound
    assert again.objective - again.bound >= 60 * 500, "an empty place weighs ten hours"


def test_the_independent_checker_agrees(world):
    made = event(world, positions=(WantedPosition("理发", 2), WantedPosition("登记", 1)))
    for name in ("小武", "李小妹", "白嫂"):
        member(world, name)
    question = question_of(made, at=LATER)
    pairs, answer = solve(question)
    assert rosters.check(answer, question.shifts, question.volunteers) == []
    assert question.cost(pairs) == answer.objective
    assert question_of(made, at=LATER).digest == question.digest


def test_who_does_not_organize_asks_for_no_roster(world):
    made = event(world)
    with refused(Objected):
        actions.propose_staffing(activity=made, by=world.actor("呼延歌"), at=LATER)
    with refused(Objected, match="班次都开始了"):
        actions.propose_staffing(
            activity=made, by=world.actor("苏远"), at=SATURDAY + timedelta(days=2)
        )


@pytest.mark.parametrize("most", [0, 32])
def test_how_many_is_a_sensible_number(world, most):
    with refused(Malformed, match="最多几班"):
        would_come(world, event(world), "小武", "can", "can", most=most)
