"""A small cast: an order for a haircut, a team that can do it, and ways to vary both."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from wudan.matching import GreatCircle, Order, Place, Policy, Ranking, Refusal, Team, rank

NOW = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)  # Monday, nine in the morning in the county
TODAY = date(2026, 5, 4)
VILLAGE = Place(108.0, 37.0)
MONDAY_AFTERNOON = 1
TUESDAY_MORNING = 3

HAIRCUT = Order(
    id="order",
    category="poverty",
    skills=frozenset({"haircut"}),
    licences=frozenset(),
    headcount=2,
    place=VILLAGE,
    area_path="1.4.17.",
    on=None,
    part=None,
    slots=frozenset(),
    minutes=60,
    risk="none",
    needs_insurance=False,
)

BARBERS = Team(
    id="barbers",
    name="理发队",
    kind="volunteer",
    categories=frozenset({"poverty"}),
    skills=frozenset({"haircut"}),
    licences={},
    serves=("1.",),
    slots=frozenset({TUESDAY_MORNING}),
    members=6,
    has_minors=False,
    insured_until=date(2026, 12, 31),
    base=VILLAGE,
    open_dispatches=0,
    capacity=5,
)


def order(**changes: Any) -> Order:
    return replace(HAIRCUT, **changes)


def team(**changes: Any) -> Team:
    return replace(BARBERS, **changes)


def ranked(order: Order, *teams: Team, policy: Policy | None = None, **more: Any) -> Ranking:
    policy = policy or Policy.default()
    return rank(order, teams, policy, **{"travel": GreatCircle(), "now": NOW, **more})


def refusal(order: Order, team: Team, **more: Any) -> Refusal:
    refused = ranked(order, team, **more).why_not(team.id)
    assert refused is not None
    return refused


def saved(order: Order, one: Team, *others: Team, term: str, **more: Any) -> float:
    """Give the minutes a term gives (or, below zero, takes) the first team, ranked with others."""
    choices = ranked(order, one, *others, top=100, **more).choices
    return next(choice.terms[term] for choice in choices if choice.team == one)
