"""What each soft term costs some teams, in whole seconds; below zero is time saved.

Decides how much; what is then said about it is in `notes`, and what a unit weighs in the policy.
All teams of an order are priced at once: what holds for all of them is looked up once.
"""

from collections.abc import Sequence
from operator import attrgetter

from wudan.matching.field import Field
from wudan.matching.things import Team

_ID = attrgetter("id")


def travel(field: Field, teams: Sequence[Team], weight: int) -> list[int]:
    """Count the minutes of the way. Without a place for the order there is none to compare."""
    asked = field.asked
    end = asked.order.place
    if end is None:
        return [0] * len(teams)
    bases = [base for team in teams if (base := team.base)]
    ways = asked.travel.ways(bases, end)
    told = [seconds * weight // 60 for _, seconds in ways]
    if len(told) == len(teams):
        field.ways.update(zip(map(_ID, teams), ways, strict=True))
        return told
    unknown, known = asked.figures.unknown_travel_minutes * weight, iter(told)
    return [unknown if team.base is None else next(known) for team in teams]


def load(field: Field, teams: Sequence[Team], weight: int) -> list[int]:
    """Price the order as the next of those each team has."""
    return [
        weight * (2 * team.open_dispatches + 1) // (team.capacity if team.capacity > 1 else 1)
        for team in teams
    ]


def load_step(nth: int, capacity: int, weight: int) -> int:
    """Price a team's n-th order: weight × (2n − 1) / capacity.

    The steps grow, and n of them sum to weight × n² / capacity: fair shares, and exact in a flow.
    """
    return weight * (2 * nth - 1) // max(1, capacity)


def rating(field: Field, teams: Sequence[Team], weight: int) -> list[int]:
    """Count points above the prior as saved, below as lost; no ratings, neither."""
    figures = field.asked.figures
    prior, minimum = figures.rating_prior_tenths, figures.rating_minimum_count
    return [
        -weight * (team.rating_sum * 10 - prior * count) // (10 * (count + minimum))
        if (count := team.rating_count)
        else 0
        for team in teams
    ]


def fairness(field: Field, teams: Sequence[Team], weight: int) -> list[int]:
    """Count the services of the last 30 days against the candidates' mean."""
    count, total = field.candidate_count, field.served_total
    return [weight * (team.served_30_days * count - total) // count for team in teams]


def over_qualification(field: Field, teams: Sequence[Team], weight: int) -> list[int]:
    """Keep scarce abilities in reserve: this team may be the only one for the next order."""
    if not field.spare:
        return [0] * len(teams)
    return [weight * len(field.spare_of(team)) for team in teams]


def wait(field: Field, teams: Sequence[Team], weight: int) -> list[int]:
    """Count the days from the first that would do to each team's first free one."""
    asked = field.asked
    longest = weight * asked.figures.horizon_days
    soonest = asked.openings[0] if asked.openings else (asked.today, 0)
    opening, first = asked.opening, soonest[0]
    return [
        0
        if (free := opening(team)) is soonest
        else longest if free is None else weight * (free[0] - first).days
        for team in teams
    ]  # fmt: skip


def ring(field: Field, teams: Sequence[Team], weight: int) -> list[int]:
    """Prefer a team that neither the beneficiary nor the placer belongs to."""
    conflicted = field.asked.order.conflicted
    if not conflicted:
        return [0] * len(teams)
    return [weight if team.id in conflicted else 0 for team in teams]
