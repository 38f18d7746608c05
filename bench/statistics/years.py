"""A year of orders and activities laid into the tables at once: past every rule, for size alone."""

import random
from datetime import datetime, timedelta

from wudan.activities.enums import ActivityStage
from wudan.activities.models import Activity, Shift
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.orders.enums import (
    Channel,
    Consent,
    DispatchKind,
    DispatchState,
    FulfillmentState,
    Stage,
)
from wudan.orders.models import Acceptance, Dispatch, Fulfillment, Order, Review
from wudan.people.models import Person
from wudan.teams.models import Team

BATCH = 5000
_DONE, _OUT = 0.85, 0.93
"""Shares: done by now, ended otherwise; the rest is open."""


def lay(county: str, *, orders: int, activities: int, until: datetime, rng: random.Random) -> None:
    """So many orders and activities, spread over the year before `until`."""
    stations = list(Unit.objects.filter(county=county, kind=UnitKind.STATION))
    teams = list(Team.objects.select_related("unit").filter(unit__county=county))
    services = list(Service.objects.filter(county=county).select_related("platform"))
    people = _people(county, stations, orders // 3)
    first = Order.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for begin in range(0, orders, BATCH):
        _batch(
            county, first + begin, min(BATCH, orders - begin), until, rng, people, teams, services
        )
    _activities(county, activities, until, rng, teams)


def _people(county: str, stations: list[Unit], many: int) -> list[Person]:
    rows = [
        Person(county=county, name=f"测{number}", home=stations[number % len(stations)])
        for number in range(many)
    ]
    return Person.objects.bulk_create(rows, batch_size=BATCH)


def _batch(
    county: str, first: int, many: int, until: datetime, rng: random.Random, people: list[Person],
    teams: list[Team], services: list[Service],
) -> None:  # fmt: skip
    orders, acceptances, dispatches, done, reviews, sent = [], [], [], [], [], []
    for number in range(first + 1, first + many + 1):
        at = until - timedelta(minutes=rng.randrange(365 * 24 * 60))
        who, what, lot = rng.choice(people), rng.choice(services), rng.random()
        rated = lot < _DONE and rng.random() < 0.6
        stage = (Stage.REVIEWED if rated else Stage.LAPSED) if lot < _DONE else Stage.DECLINED
        if lot >= _OUT:
            stage = Stage.ACCEPTED
        steps = [at]
        for _step in range(5):
            steps.append(steps[-1] + timedelta(minutes=rng.randrange(20, 3000)))
        ended = stage in (Stage.REVIEWED, Stage.LAPSED, Stage.DECLINED)
        orders.append(Order(
            pk=number, county=county, no=f"{10_000_000_000 + number}", stage=stage, unit_id=who.home_id,
            origin_id=who.home_id, platform=what.platform, service=what, words="测", place_mode="home",
            channel=rng.choice(Channel.values), placed_at=at, placed_by=who, placed_for=who, consent=Consent.SELF,
            slip_code="000000", closed_at=steps[5] if ended else None,
            closed_code="out_of_scope" if stage == Stage.DECLINED else "",
        ))  # fmt: skip
        if stage == Stage.DECLINED:
            continue
        acceptances.append(Acceptance(county=county, order_id=number, unit_id=who.home_id, at=steps[1], person_id=1, post_id=1))  # fmt: skip
        if stage == Stage.ACCEPTED:
            continue
        team = rng.choice(teams)
        dispatches.append(Dispatch(
            county=county, order_id=number, kind=DispatchKind.OFFER, state=DispatchState.CONFIRMED, unit=team.unit,
            team=team, at=steps[2], answered_at=steps[3], person_id=1, post_id=1,
        ))  # fmt: skip
        sent.append((number, stage, steps))
        if rated:
            reviews.append(Review(county=county, order_id=number, at=steps[5], person=who, score=rng.choice([5, 5, 4, 3, 1])))  # fmt: skip
    for order in orders:
        if order.stage in (Stage.REVIEWED, Stage.LAPSED):
            order.stage, order.closed_at = Stage.ACCEPTED, None
    Order.objects.bulk_create(orders, batch_size=BATCH)
    Acceptance.objects.bulk_create(acceptances, batch_size=BATCH)
    made = Dispatch.objects.bulk_create(dispatches, batch_size=BATCH)
    for dispatch, (number, _stage, steps) in zip(made, sent, strict=True):
        done.append(Fulfillment(
            county=county, order_id=number, dispatch=dispatch, state=FulfillmentState.DONE, contact="测",
            starts_at=steps[3], done_at=steps[4], minutes=40,
        ))  # fmt: skip
    Fulfillment.objects.bulk_create(done, batch_size=BATCH)
    by_number = {order.pk: order for order in orders}
    changed = []
    for dispatch, (number, stage, steps) in zip(made, sent, strict=True):
        order = by_number[number]
        order.stage, order.dispatch, order.closed_at = stage, dispatch, steps[5]
        changed.append(order)
    Order.objects.bulk_update(changed, ["stage", "dispatch", "closed_at"], batch_size=500)
    Review.objects.bulk_create(reviews, batch_size=BATCH)


def _activities(
    county: str, many: int, until: datetime, rng: random.Random, teams: list[Team]
) -> None:
    leader = Person.objects.filter(county=county).first()
    begun = Activity.objects.count()
    rows = [
        Activity(
            county=county, no=f"B{begun + number:07d}", stage=ActivityStage.ENDED, title="测", unit=rng.choice(teams).unit,
            leader=leader, made_at=until, opened_at=until, ended_at=until,
        )
        for number in range(many)
    ]  # fmt: skip
    made = Activity.objects.bulk_create(rows, batch_size=BATCH)
    shifts = []
    for activity in made:
        starts = until - timedelta(minutes=rng.randrange(200, 365 * 24 * 60))
        shifts.append(Shift(activity=activity, starts_at=starts, ends_at=starts + timedelta(hours=2), day=starts.date()))  # fmt: skip
    Shift.objects.bulk_create(shifts, batch_size=BATCH)
