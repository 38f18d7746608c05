"""本队退出、改排、挪一次: few moves, shown before they are made; every yes is asked for anew."""

import pytest
from django.db import transaction

from tests.deliveries.touring import AN_HOUR_LATER, planned, published
from tests.world import MONDAY
from wudan.catalog.models import Service
from wudan.deliveries import actions
from wudan.deliveries.actions import plans
from wudan.deliveries.enums import AmendmentState, DeliveryStage
from wudan.deliveries.holes import weeks_now
from wudan.deliveries.models import Delivery, DeliveryOffer, PlanAmendment
from wudan.deliveries.moving import Wish, cost_now
from wudan.jobs import planning
from wudan.kit import clock
from wudan.kit.refusals import Objected, Stale


@pytest.fixture(autouse=True)
def _on_monday(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AN_HOUR_LATER)


@pytest.fixture
def haircuts(world):
    """Sent out: haircuts, by two teams that can take each other's place."""
    return published(
        world, services=[Service.objects.get(code="haircut")],
        teams=[world.teams[name].unit for name in ("clippers", "carers")],
    )  # fmt: skip


def team_of(plan, world, name):
    return plan.teams.get(unit=world.teams[name].unit)


def amended(plan):
    assert planning.plan_next()
    plan.refresh_from_db()
    return PlanAmendment.objects.filter(plan=plan).latest("pk")


def busiest(world, plan):
    """The leader and the key of the team that has most to do."""
    count = {
        name: Delivery.objects.filter(round__plan=plan, party=world.teams[name].unit).count()
        for name in ("clippers", "carers")
    }
    name = max(count, key=lambda one: count[one])
    return name, {"clippers": "苏远", "carers": "宗梅"}[name], count[name]


def test_a_team_drops_out_and_the_other_takes_over(world, haircuts):
    name, leader, had = busiest(world, haircuts)
    plans.leave(plan=haircuts, team=team_of(haircuts, world, name), by=world.actor(leader), at=AN_HOUR_LATER)  # fmt: skip
    open_again = Delivery.objects.filter(round__plan=haircuts, stage=DeliveryStage.PLANNED)
    assert open_again.count() == had
    row = amended(haircuts)
    assert row.state == AmendmentState.READY
    kinds = [one["kind"] for one in row.changes]
    assert kinds.count("taken_over") == had
    assert kinds.count("moved") <= 20
    assert open_again.count() == had  # nothing is done before it is adopted
    plans.adopt(amendment=row, by=world.actor("柳文书"), at=AN_HOUR_LATER)
    assert not open_again.exists()
    parties = set(Delivery.objects.filter(round__plan=haircuts).values_list("party", flat=True))
    assert parties == {world.teams[n].unit_id for n in ("clippers", "carers")} - {world.teams[name].unit_id}  # fmt: skip
    refused = DeliveryOffer.objects.filter(state="refused")
    assert {offer.unit for offer in refused} == {world.teams[name].unit}


def test_what_was_promised_stays_as_it_is(world, haircuts):
    name, leader, _had = busiest(world, haircuts)
    other = {"clippers": ("carers", "宗梅"), "carers": ("clippers", "苏远")}[name]
    for row in Delivery.objects.filter(round__plan=haircuts, party=world.teams[other[0]].unit):
        actions.accept(row=row, by=world.actor(other[1]), at=AN_HOUR_LATER)
    kept = set(Delivery.objects.filter(stage="accepted").values_list("pk", "starts_at"))
    plans.leave(plan=haircuts, team=team_of(haircuts, world, name), by=world.actor(leader), at=AN_HOUR_LATER)  # fmt: skip
    plans.adopt(amendment=amended(haircuts), by=world.actor("柳文书"), at=AN_HOUR_LATER)
    assert set(Delivery.objects.filter(stage="accepted").values_list("pk", "starts_at")) == kept


def test_an_answer_meanwhile_makes_an_amendment_stale(world, haircuts):
    name, leader, _had = busiest(world, haircuts)
    plans.leave(plan=haircuts, team=team_of(haircuts, world, name), by=world.actor(leader), at=AN_HOUR_LATER)  # fmt: skip
    row = amended(haircuts)
    one = Delivery.objects.filter(round__plan=haircuts, stage="planned").first()
    actions.cancel(row=one, why="村里修路", by=world.actor("柳文书"), at=AN_HOUR_LATER)
    with pytest.raises(Stale), transaction.atomic():
        plans.adopt(amendment=row, by=world.actor("柳文书"), at=AN_HOUR_LATER)


def test_one_refusal_is_filled_by_another_team(world, haircuts):
    row = Delivery.objects.filter(round__plan=haircuts).first()
    leader = {"理发小队": "苏远", "助老分队": "宗梅"}[row.party.short_name]
    refuser = row.party
    office = world.actor("柳文书")
    with pytest.raises(Objected) as refused, transaction.atomic():
        plans.ask_amendment(plan=haircuts, by=office, at=AN_HOUR_LATER)
    assert refused.value.code == "no_hole"
    actions.refuse(row=row, by=world.actor(leader), at=AN_HOUR_LATER)
    plans.ask_amendment(plan=haircuts, by=office, at=AN_HOUR_LATER)
    plans.adopt(amendment=amended(haircuts), by=office, at=AN_HOUR_LATER)
    row.refresh_from_db()
    assert row.stage == DeliveryStage.OFFERED
    assert row.party != refuser


def test_nobody_else_takes_a_team_out(world, haircuts):
    row = team_of(haircuts, world, "clippers")
    for who in ("宗梅", "马青山", "艾科长"):
        with pytest.raises(Objected), transaction.atomic():
            plans.leave(plan=haircuts, team=row, by=world.actor(who), at=AN_HOUR_LATER)
    plans.leave(plan=haircuts, team=row, by=world.actor("柳文书"), at=AN_HOUR_LATER, words="车坏了")
    with pytest.raises(Objected) as refused, transaction.atomic():
        plans.leave(plan=haircuts, team=row, by=world.actor("苏远"), at=AN_HOUR_LATER)
    assert refused.value.code == "not_in_it"


def test_before_it_is_sent_out_a_team_leaves_and_its_tours_go_on(world):
    made = planned(
        world, services=[Service.objects.get(code="haircut")],
        teams=[world.teams[name].unit for name in ("clippers", "carers")],
    )  # fmt: skip
    gone = {int(tour.team) for week in weeks_now(made) for tour in week}.pop()
    row = made.teams.get(unit=gone)
    plans.leave(plan=made, team=row, by=world.actor("柳文书"), at=AN_HOUR_LATER)
    plans.adopt(amendment=amended(made), by=world.actor("柳文书"), at=AN_HOUR_LATER)
    after = [tour for week in weeks_now(made) for tour in week]
    assert gone not in {int(tour.team) for tour in after}
    assert sum(len(tour.visits) for tour in after) == 4


def test_an_amendment_may_be_left(world, haircuts):
    name, leader, had = busiest(world, haircuts)
    plans.leave(plan=haircuts, team=team_of(haircuts, world, name), by=world.actor(leader), at=AN_HOUR_LATER)  # fmt: skip
    row = amended(haircuts)
    plans.drop(amendment=row, by=world.actor("柳文书"), at=AN_HOUR_LATER)
    assert Delivery.objects.filter(round__plan=haircuts, stage="planned").count() == had
    with pytest.raises(Objected) as refused, transaction.atomic():
        plans.adopt(amendment=row, by=world.actor("柳文书"), at=AN_HOUR_LATER)
    assert refused.value.code == "not_ready"


@pytest.mark.parametrize("make", [planned, published])
def test_one_visit_goes_to_another_day_and_its_cost_is_told(world, make):
    made = make(world, services=[Service.objects.get(code="opera")])
    tours = weeks_now(made)[0]
    tour = tours[0]
    free = next(day for day in range(5) if day not in {one.day for one in tours})
    wish = Wish(0, tour.visits[0], int(tour.team), free)
    _tours, cost, _question = cost_now(made, wish, at=AN_HOUR_LATER)
    assert not cost.why_not
    assert cost.seconds > 0
    plans.shift(plan=made, wish=wish, by=world.actor("柳文书"), at=AN_HOUR_LATER)
    after = {one.day: one.visits for one in weeks_now(made)[0]}
    assert after[free] == (tour.visits[0],)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"day": 6}, "not_on_duty"),
        ({"day": 9}, "not_on_duty"),
        ({"week": 7}, "not_on_duty"),
        ({"visit": "0.0"}, "gone"),
        ({"team": 0}, "not_on_duty"),
    ],
)
def test_a_move_that_cannot_be_is_refused_in_words(world, changed, code):
    made = planned(world, services=[Service.objects.get(code="opera")])
    tour = weeks_now(made)[0][0]
    given = {"week": 0, "visit": tour.visits[0], "team": int(tour.team), "day": tour.day} | changed
    with pytest.raises(Objected) as refused, transaction.atomic():
        plans.shift(plan=made, wish=Wish(**given), by=world.actor("柳文书"), at=MONDAY)
    assert refused.value.code == code
