"""What each soft term costs a team, in whole seconds; below zero is time saved.

Decides how much; what is then said about it is in `notes`, and what a unit weighs in the policy.
"""

from wudan.matching.field import Field
from wudan.matching.things import Team


def travel(field: Field, team: Team, weight: int) -> int:
    """Count the minutes of the way. Without a place for the order there is none to compare."""
    end = field.asked.order.place
    if end is None:
        return 0
    if team.base is None:
        return field.asked.figures.unknown_travel_minutes * weight
    return field.asked.travel.seconds(team.base, end) * weight // 60


def load(field: Field, team: Team, weight: int) -> int:
    """Price the order as the next of those the team has."""
    return load_step(team.open_dispatches + 1, team.capacity, weight)


def load_step(nth: int, capacity: int, weight: int) -> int:
    """Price a team's n-th order: weight × (2n − 1) / capacity.

    The steps grow, and n of them sum to weight × n² / capacity: fair shares, and exact in a flow.
    """
    return weight * (2 * nth - 1) // max(1, capacity)


def rating(field: Field, team: Team, weight: int) -> int:
    """Count points above the prior as saved, below as lost; no ratings, neither."""
    if not team.rating_count:
        return 0
    figures = field.asked.figures
    above_tenths = team.rating_sum * 10 - figures.rating_prior_tenths * team.rating_count
    return -weight * above_tenths // (10 * (team.rating_count + figures.rating_minimum_count))


def fairness(field: Field, team: Team, weight: int) -> int:
    """Count the services of the last 30 days against the candidates' mean."""
    above_total = team.served_30_days * field.candidate_count - field.served_total
    return weight * above_total // field.candidate_count


def over_qualification(field: Field, team: Team, weight: int) -> int:
    """Keep scarce abilities in reserve: this team may be the only one for the next order."""
    return weight * len(field.spare_of(team))


def wait(field: Field, team: Team, weight: int) -> int:
    """Count the days from the first that would do to the team's first free one."""
    opening = field.asked.opening(team)
    if opening is None:
        return weight * field.asked.figures.horizon_days
    return weight * (opening[0] - field.asked.openings[0][0]).days


def ring(field: Field, team: Team, weight: int) -> int:
    """Prefer a team that neither the beneficiary nor the placer belongs to."""
    return weight if team.id in field.asked.order.conflicted else 0
