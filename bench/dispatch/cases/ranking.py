"""A1: rank the teams of a county for one order."""

import random
from datetime import UTC, date, datetime, timedelta
from statistics import quantiles

from bench.dispatch.shapes import Asked, Case, Figure, Found, at_least, at_most
from wudan.matching import Crowd, GreatCircle, Order, Place, Policy, Ranking, Team, rank

NOW = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
_SKILLS = tuple(f"skill {number}" for number in range(9))
_KINDS = ("poverty", "culture", "health", "law")
_SIZES = {130: (0.1, None), 1300: (1.0, 5.0)}
"""Teams → the goal of the median, and of the slowest hundredth at stretch; milliseconds."""


def run(asked: Asked) -> Found:
    """Median and slowest hundredth of a ranking, at two sizes; are the reasons whole?"""
    found, whole, wrong = Found(), 0, []
    count = asked.pick(2000, 200)
    for size, (median_goal, slowest_goal) in _SIZES.items():
        orders, teams = orders_of(count, seed=size), teams_of(size, seed=size)
        crowd = Crowd.of(teams)
        policy, travel, times = Policy.default(), GreatCircle(), []
        for number, order in enumerate(orders):
            begun = asked.clock()
            ranking = rank(order, crowd, policy, travel=travel, now=NOW)
            times.append((asked.clock() - begun) * 1000)
            complaints = _wrong(ranking, order, teams, policy)
            whole += not complaints
            wrong += complaints
            if number % 100 == 0:
                asked.tell(f"{size} teams, order {number} of {count}")
        cuts = quantiles(times, n=100)
        found.figures += [
            Figure(f"{size} teams: median", cuts[49], at_most(median_goal), "ms"),
            Figure(
                f"{size} teams: slowest hundredth", cuts[98],
                at_most(slowest_goal * 4, stretch=slowest_goal) if slowest_goal else None, "ms",
            ),
        ]  # fmt: skip
    share = whole / (count * len(_SIZES))
    found.figures.append(Figure("rankings with every reason", share, at_least(1), only_full=False))
    found.wrong = wrong
    return found


def _wrong(ranking: Ranking, order: Order, teams: list[Team], policy: Policy) -> list[str]:
    rules = {rule.name for rule in policy.rules}
    wrong = [
        f"order {order.id}: {team.id} without a reason" for team in teams
        if team.id not in ranking.eligible and team.id not in ranking.refusals
    ]  # fmt: skip
    wrong += [
        f"order {order.id}: {name} refused by no rule" for name, refusal in ranking.refusals.items()
        if refusal.rule not in rules
    ]  # fmt: skip
    return wrong + [
        f"order {order.id}: {choice.team.id}: terms do not sum" for choice in ranking.choices
        if abs(choice.score - sum(choice.terms.values())) > 1e-9
    ]  # fmt: skip


def orders_of(count: int, *, seed: int) -> list[Order]:
    """Orders of a made-up county; the same for the same seed."""
    draw = random.Random(seed)
    return [
        Order(
            id=f"order {number:05d}", category=draw.choice(_KINDS),
            skills=frozenset(draw.sample(_SKILLS, draw.choice((0, 1, 1, 1, 2)))),
            licences=frozenset(("law",) if draw.random() < 0.1 else ()),
            headcount=draw.randint(1, 4), place=_place(draw), area_path=f"1.{draw.randint(1, 10)}.7.",
            on=None, part=None,
            slots=frozenset(draw.sample(range(21), 8)) if draw.random() < 0.4 else frozenset(),
            minutes=60, risk=draw.choices(("none", "bodily", "minors"), (90, 5, 5))[0],
            needs_insurance=draw.random() < 0.2,
        )
        for number in range(count)
    ]  # fmt: skip


def teams_of(count: int, *, seed: int) -> list[Team]:
    """Teams of a made-up county: a third serves the county, the others a few towns."""
    draw = random.Random(-seed)
    return [
        Team(
            id=f"team {number:05d}", name=f"队{number}", kind="volunteer",
            categories=frozenset(draw.sample(_KINDS, 3)),
            skills=frozenset(draw.sample(_SKILLS, draw.randint(1, 4))),
            licences={"law": date(2026, 5, 4) + timedelta(days=draw.randint(-30, 300))}
            if draw.random() < 0.3 else {},
            serves=("1.",) if draw.random() < 0.35
            else tuple(f"1.{town}." for town in draw.sample(range(1, 11), 4)),
            slots=frozenset(draw.sample(range(21), 14)), members=draw.randint(4, 20),
            has_minors=draw.random() < 0.1,
            insured_until=date(2026, 12, 31) if draw.random() < 0.9 else None, base=_place(draw),
            open_dispatches=draw.randint(0, 4), capacity=5, served_30_days=draw.randint(0, 20),
            rating_sum=draw.randint(30, 50), rating_count=10,
        )
        for number in range(count)
    ]  # fmt: skip


def _place(draw: random.Random) -> Place:
    return Place(108 + draw.random() * 0.9, 36.6 + draw.random() * 0.7)


CASES = (
    Case(
        "A1",
        "Teams ranked for one order",
        "How long ranking takes in a county of 130 teams and in one of 1,300; whether every team "
        "that is not proposed has a named rule, and whether the terms sum to the score.",
        run,
    ),
)
