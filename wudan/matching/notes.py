"""What each soft term has to say about a team: a code with its facts, or nothing.

Decides what is worth a line; the line itself is in `words`. Notes are made for shown teams only.
"""

from functools import lru_cache

from wudan.matching.criteria import Note
from wudan.matching.field import Field
from wudan.matching.slots import Opening, part_of
from wudan.matching.things import Team


def travel(field: Field, team: Team) -> Note | None:
    """Tell the way in kilometers and minutes."""
    end = field.asked.order.place
    if end is None:
        return None
    if team.base is None:
        return "travel_unknown", {"minutes": field.asked.figures.unknown_travel_minutes}
    way = field.ways.get(team.id) or field.asked.travel.ways((team.base,), end)[0]
    meters, seconds = way
    return "travel", {"km": (meters + 50) // 100 / 10, "minutes": (seconds + 30) // 60 or 1}


def load(field: Field, team: Team) -> Note | None:
    """Tell how many orders the team has and can still take."""
    left = max(0, team.capacity - team.open_dispatches)
    return "load", {"open": team.open_dispatches, "left": left}


def rating(field: Field, team: Team) -> Note | None:
    """Tell the rating as it counts: shrunk toward the prior."""
    if not team.rating_count:
        return "rating_none", {}
    figures = field.asked.figures
    return _rating(
        team.rating_sum, team.rating_count,
        figures.rating_prior_tenths, figures.rating_minimum_count,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _rating(total: int, count: int, prior_tenths: int, minimum: int) -> Note:
    shrunk = round((total * 10 + prior_tenths * minimum) / (10 * (count + minimum)), 1)
    return "rating", {"rating": shrunk, "count": count, "minimum": minimum}


def fairness(field: Field, team: Team) -> Note | None:
    """Tell the team's services beside the candidates' mean."""
    return "fairness", {"served": team.served_30_days, "mean": field.served_mean}


def over_qualification(field: Field, team: Team) -> Note | None:
    """Name the scarce abilities that would lie idle."""
    spare = field.spare_of(team)
    return ("over_qualification", {"skills": "、".join(sorted(spare))}) if spare else None


def wait(field: Field, team: Team) -> Note | None:
    """Tell the first free day and part of day."""
    return _wait(field.asked.opening(team))


@lru_cache(maxsize=256)
def _wait(opening: Opening | None) -> Note:
    if opening is None:
        return "wait_unknown", {}
    return "wait", {"on": opening[0].isoformat(), "part": part_of(opening[1])}


def ring(field: Field, team: Team) -> Note | None:
    """Point out self-service, whatever it weighs: a person decides, nobody is punished."""
    return ("ring", {}) if team.id in field.asked.order.conflicted else None
