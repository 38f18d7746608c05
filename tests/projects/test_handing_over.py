"""转给别的单位 (R065, R122): a unit that ends leaves no project without a side; the gate's word stays as it is."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, missing, objected
from tests.notices.telling import hear, told
from tests.projects.keeping import admitted, at_gate, candidate, decide, reviewed
from tests.projects.test_changing import adjusted, proposed
from tests.teams.founding import dissolve
from tests.world import MONDAY
from wudan.areas.models import Unit
from wudan.grounds.hanging import hanging_on
from wudan.journal.events import events_of
from wudan.projects.actions import candidates, life
from wudan.projects.models import Project
from wudan.teams.models import Team

pytestmark = pytest.mark.postgres
LATER = MONDAY + timedelta(days=1)


def hand(world, found, to="铁边城", who="柳文书", why="站要并了"):
    return life.hand_over(project=found, to=world.units[to], why=why, by=world.actor(who), at=LATER)


def of_the_team(world, found=None):
    """The project as one of 理发小队."""
    found = found or admitted(world)
    Project.objects.filter(pk=found.pk).update(unit=world.teams["clippers"].unit)
    return Project.objects.get(pk=found.pk)


def of_a_departments_team(world):
    """理发小队 is one of 民政局, which reaches no further than itself."""
    team, office = Team.objects.get(pk=world.teams["clippers"].pk), world.units["民政局"]
    path = f"{office.path}{team.unit_id}."
    Unit.objects.filter(pk=team.unit_id).update(parent=office, path=path)
    return of_the_team(world)


def test_another_unit_is_the_side_from_now_on_and_what_was_judged_stays(world):
    found = admitted(world)
    moved = hand(world, found)
    assert (moved.unit, moved.stage, moved.title) == (world.units["铁边城"], "trial", found.title)
    with objected("not_your_unit"):
        adjusted(world, moved)
    assert adjusted(world, moved, who="乔委员", summary="两月一次").summary == "两月一次"
    event = events_of("project", found.pk).get(verb="project.hand_over")
    assert (event.why, event.facts["left"]) == ("站要并了", world.units["杨柳村"].pk)


def test_both_units_are_told(world):
    hand(world, admitted(world))
    hear(LATER + timedelta(hours=1))
    words = (
        "项目“老人上门理发”从杨柳村站转给铁边城所：站要并了。以后改它、为它申诉，由铁边城所来办。"
    )
    for who in ("马青山", "乔委员"):
        assert told(world.people[who])[-1] == words
    assert words not in told(world.people["柳文书"])


@pytest.mark.parametrize(
    ("who", "to"), [("乔委员", "铁边城"), ("柳文书", "民政局"), ("柳文书", "c")]
)
def test_a_unit_above_takes_it_over_and_the_center_gives_it_to_any(world, who, to):
    assert hand(world, admitted(world), to, who).unit == world.units[to]


@pytest.mark.parametrize(
    ("who", "to"),
    [("马青山", "铁边城"), ("乔委员", "石峁村"), ("景科长", "民政局"), ("郝书记", "铁边城")],
)
def test_nobody_else_moves_it(world, who, to):
    with pytest.raises(Exception) as refused:  # noqa: PT011 - whichever of two
        hand(world, admitted(world), to, who)
    assert refused.value.code in {"not_your_role", "not_your_unit"}


def test_a_team_is_not_told_to_have_one(world):
    with objected("not_a_side"):
        life.hand_over(
            project=admitted(world), to=world.teams["clippers"].unit, why="会做",
            by=world.actor("柳文书"), at=LATER,
        )  # fmt: skip


def test_not_to_who_has_it_nor_to_a_unit_that_ended_nor_without_a_reason(world):
    found = admitted(world)
    with objected("same_unit"):
        hand(world, found, "杨柳村")
    with malformed("why"):
        hand(world, found, why=" ")
    Unit.objects.filter(pk=world.units["石峁村"].pk).update(ends_on=MONDAY.date())
    with missing():
        hand(world, found, "石峁村")


def test_not_while_somebody_reviews_it(world):
    """Who reviews is never of the proposing unit: it would be, by a move."""
    with objected("wrong_stage"):
        hand(world, at_gate(world).project)


def test_not_while_a_change_of_it_is_reviewed(world):
    found = admitted(world)
    proposed(world, found)
    with objected("in_review"):
        hand(world, found)


def test_a_team_with_a_project_is_not_dissolved_before_somebody_has_it(world):
    found = of_the_team(world)
    with objected("in_hand"):
        dissolve(world, at=LATER)
    hand(world, found, "杨柳村", "马青山")
    assert dissolve(world, at=LATER).unit.ends_on == LATER.date()
    assert adjusted(world, Project.objects.get(), summary="两月一次").summary == "两月一次"


def test_a_departments_team_leaves_its_project_to_the_department(world):
    found = of_a_departments_team(world)
    with objected("in_hand"):
        dissolve(world, by="柳文书", at=LATER)
    assert hand(world, found, "民政局", "景科长").unit == world.units["民政局"]
    dissolve(world, by="柳文书", at=LATER)


def test_what_lies_at_the_gate_holds_a_team_back_what_was_refused_does_not(world):
    round_ = reviewed(world)
    of_the_team(world, round_.project)
    with objected("in_hand"):
        dissolve(world, at=LATER)
    decide(world, round_, "refuse", at=LATER)
    dissolve(world, at=LATER)


def test_it_hangs_on_a_site_too_until_it_is_handed_over(world):
    found, unit = admitted(world), world.units["杨柳村"]

    def named():
        kinds = hanging_on(unit, on=LATER.date())
        return [one.names for one in kinds if "转给别的单位" in str(one.what)]

    assert named() == [(found.title,)]
    hand(world, found)
    assert named() == []


def test_a_draft_of_nobodys_holds_nothing_up_and_can_be_taken_over(world):
    found = candidate(world)
    assert hand(world, found, who="乔委员").unit == world.units["铁边城"]
    taken = candidates.take_back(project=found, why="不提了", by=world.actor("乔委员"), at=LATER)
    assert taken.stage == "taken_back"
