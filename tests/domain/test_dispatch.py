"""派单 and 收回派单: an offer to a team, or a duty to a department."""

from datetime import date, timedelta

import pytest

from tests.domain.refusing import malformed, missing, objected
from tests.world import MONDAY
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.journal.events import events_of
from wudan.orders import actions
from wudan.orders.enums import DispatchKind, DispatchState, FulfillmentState, Stage, Step
from wudan.people.models import Person
from wudan.teams.models import Team, TeamLicence

LATER = MONDAY + timedelta(hours=6)


def dispatch(world, order, team="clippers", by="景科长", **given):
    said = {"note": "就近"} | given
    chosen = world.teams[team] if isinstance(team, str) else team
    return actions.dispatch(order=order, by=world.actor(by), at=LATER, team=chosen, **said)


def recall(world, order, by="景科长", words="换一支队伍"):
    return actions.recall(order=order, by=world.actor(by), at=LATER, words=words)


def test_a_team_is_offered_the_order(world):
    order = dispatch(world, world.order_at("accepted"))
    made = order.dispatches.get()
    assert (order.stage, order.dispatch) == (Stage.OFFERED, made)
    assert (made.kind, made.state, made.team) == (DispatchKind.OFFER, "offered", world.teams["clippers"])  # fmt: skip
    assert (made.unit, made.note, made.post_id) == (world.units["clippers"], "就近", world.posts["景科长"].pk)  # fmt: skip
    assert not made.is_duty


def test_the_team_answers_for_the_deadline(world):
    running = dispatch(world, world.order_at("accepted")).deadlines.get(ended_at=None)
    assert (running.step, running.unit) == (Step.CONFIRM, world.units["clippers"])


def test_what_the_engine_said_is_kept_with_the_dispatch(world):
    facts = dispatch(world, world.order_at("accepted"), "carers").dispatches.get().proposal
    assert facts["of"] >= 1
    assert facts["place"] in {1, 2, None}


def test_the_first_proposed_needs_no_note_another_does(world):
    order = world.order_at("accepted")
    first, second = _proposed(order)
    with malformed("note"):
        dispatch(world, order, second, note=" ")
    assert dispatch(world, order, first, note="").stage == Stage.OFFERED


def _proposed(order):
    from wudan.orders.proposals import ranking_for

    teams = [Team.objects.get(pk=pk) for pk in ranking_for(order, at=LATER).eligible]
    assert len(teams) == 2
    return teams


def test_a_dispatcher_may_overrule_the_engine_with_a_note(world):
    made = dispatch(
        world, world.order_at("accepted"), "singers", note="别的队都忙"
    ).dispatches.get()
    assert made.proposal["overridden"]
    assert made.proposal["place"] is None


@pytest.mark.parametrize("by", ["马青山", "柳文书"])
def test_the_center_dispatches_for_everyone_a_keeper_for_no_one(world, by):
    order = world.order_at("accepted")
    if by == "柳文书":
        assert dispatch(world, order, by=by).stage == Stage.OFFERED
        return
    with objected("not_your_role"):
        dispatch(world, order, by=by)


def test_another_platforms_department_does_not_dispatch(world):
    with objected("not_your_platform"):
        dispatch(world, world.order_at("accepted"), by="艾科长")


def test_the_law_is_not_overruled_by_any_note(world):
    checkup = world.order_at("accepted", service="checkup")
    with objected("unlawful"):
        dispatch(world, checkup, "clippers", by="柳文书")
    assert dispatch(world, checkup, "nurses", by="柳文书").stage == Stage.OFFERED


def test_a_licence_out_of_date_is_none(world):
    TeamLicence.objects.update(valid_until=date(2026, 9, 1))
    with objected("unlawful"):
        dispatch(world, world.order_at("accepted", service="checkup"), "nurses", by="柳文书")


def test_without_insurance_nobody_is_sent_into_danger(world):
    Team.objects.update(insured_until=date(2026, 9, 1))
    with objected("unlawful"):
        dispatch(world, world.order_at("accepted", service="bath"), "carers")


def test_a_team_with_minors_is_not_sent_into_danger(world):
    Team.objects.update(has_minors=True)
    with objected("unlawful"):
        dispatch(world, world.order_at("accepted", service="bath"), "carers")


def test_a_child_is_served_by_those_who_may_serve_children(world):
    Person.objects.filter(name="秦奶奶").update(born_on=date(2016, 5, 1))
    order = world.order_at("accepted", service="bath")
    assert dispatch(world, order, "carers").stage == Stage.OFFERED


def test_a_department_is_charged_with_a_duty(world):
    order = dispatch(world, world.order_at("accepted"), None, department=world.units["卫健局"])
    made = order.dispatches.get()
    assert (made.kind, made.team, made.unit) == (DispatchKind.DUTY, None, world.units["卫健局"])
    assert made.is_duty
    assert events_of("order", order.pk).last().facts["kind"] == "duty"


def test_a_duty_is_for_departments_only(world):
    with objected("not_a_department"):
        dispatch(world, world.order_at("accepted"), None, department=world.units["clippers"])


def test_it_is_one_or_the_other(world):
    order = world.order_at("accepted")
    with malformed("team"):
        dispatch(world, order, None)
    with malformed("team"):
        dispatch(world, order, "clippers", department=world.units["卫健局"])


def test_a_note_too_long_is_refused(world):
    with objected("bad_note"):
        dispatch(world, world.order_at("accepted"), note="字" * 401)


def test_a_team_of_another_county_is_not_known_here(world):
    unit = Unit.objects.create(
        county="610802", key="x", kind=UnitKind.TEAM, name="榆阳队", short_name="榆阳队",
        path="999.", starts_on=date(2025, 1, 1),
    )  # fmt: skip
    stranger = Team.objects.create(unit=unit, category="relief", tier=3, members_count=3, capacity_per_week=3)  # fmt: skip
    with missing():
        dispatch(world, world.order_at("accepted"), stranger)


def test_a_team_that_was_dissolved_is_not_asked(world):
    order = world.order_at("accepted")
    Unit.objects.filter(key="clippers").update(ends_on=date(2026, 9, 1))
    with missing():
        dispatch(world, order)


@pytest.mark.parametrize("stage", ["offered", "scheduled"])
def test_a_dispatch_is_taken_back_with_a_word_to_the_team(world, stage):
    order = recall(world, world.order_at(stage))
    made = order.dispatches.get()
    assert (order.stage, order.dispatch) == (Stage.ACCEPTED, None)
    assert (made.state, made.reason_words) == (DispatchState.RECALLED, "换一支队伍")
    assert not order.fulfillments.exclude(state=FulfillmentState.CANCELLED).exists()


def test_it_can_be_dispatched_again(world):
    order = dispatch(world, recall(world, world.order_at("scheduled")), "carers")
    assert [d.state for d in order.dispatches.order_by("pk")] == ["recalled", "offered"]


def test_nothing_is_taken_back_without_a_word(world):
    order = world.order_at("offered")
    with malformed("words"):
        recall(world, order, words=" ")
    with objected("bad_note"):
        recall(world, order, words="字" * 401)


def test_who_does_not_dispatch_does_not_recall(world):
    order = world.order_at("offered")
    with objected("not_your_platform"):
        recall(world, order, "艾科长")
    with objected("not_your_role"):
        recall(world, order, "苏远")
    assert recall(world, order, "柳文书").stage == Stage.ACCEPTED
