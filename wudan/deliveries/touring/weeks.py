"""One week of a question, as the engine reads it: visits wanted and days on duty (R039: 有序、持久).

Who came already counts: the second time is worth less than the first, so that all come to have
something; who has waited long is worth more. Days on which a village has guests are left out.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from wudan.deliveries.touring.question import WEEK, Crew, Item, Question, Village
from wudan.deliveries.touring.ways import STEP
from wudan.matching.rounds import TeamDay, Tour, Visit, Window
from wudan.matching.rounds.wishing import share_of

PRIZE = 200 * 60
"""How many seconds of travel a first visit is worth (the measure of the dispatch benchmarks)."""
OLDEST = 180
"""Days after which waiting longer counts no more."""
_PATIENCE = 0.1
"""By how much a visit is worth more for each week of the plan in which it was not made."""
EARLIEST, LATEST = 6 * 3600, 22 * 3600
SHORTEST = 15
NOON, REST, REST_BY = 12 * 3600, 3600, 13 * 3600
LEAST_AFTER_NOON = 5400
Served = Mapping[tuple[int, int], int]
"""(item, village) → how many times it came in the weeks before."""


@dataclass(frozen=True, slots=True)
class Barred:
    """A visit that may not be on a day, because the village has another one then."""

    visit: str
    day: int


def name_of(item: int, village: int) -> str:
    """What names a visit within a week."""
    return f"{item}.{village}"


def key_of(name: str) -> tuple[int, int]:
    """Item and village of a visit."""
    item, village = name.split(".")
    return int(item), int(village)


def week_of(
    question: Question, week: int, served: Served, *, barred: Collection[Barred] = (), since: int = 0
) -> tuple[list[Visit], list[TeamDay]]:  # fmt: skip
    """The visits and team-days of a week; `since` leaves out the days before."""
    days = range(max(week * WEEK, since), (week + 1) * WEEK)
    quota = ceil(question.often * (week + 1) / question.weeks)
    visits = [
        _visit(question, week, item, village, served.get((item.key, village.key), 0), days, barred)
        for item in question.items
        for village in question.villages
        if village.place is not None
        and item.goes_to(village.key)
        and served.get((item.key, village.key), 0) < quota
    ]
    return visits, [day for crew in question.crews for day in _team_days(question, crew, days)]


def weeks_of_tours(answers: Iterable[Mapping[str, Any]]) -> list[tuple[Tour, ...]]:
    """The tours kept as JSON, week by week."""
    return [
        tuple(
            Tour(row["team"], row["day"], tuple(row["visits"]), tuple(row["begins"]), row["travel"])
            for row in answer["tours"]
        )
        for answer in answers
    ]


def without_noon(days: Iterable[TeamDay]) -> list[TeamDay]:
    """The same days on a clock that stands still at noon: the engine proves more without a pause.

    All windows are whole days, so that nothing else depends on that clock.
    """
    return [replace(day, ends=day.ends - day.rest, rest=0, rest_by=0) for day in days]


def with_noon(
    tours: Iterable[Tour], days: Iterable[TeamDay], visits: Iterable[Visit]
) -> tuple[Tour, ...]:
    """Tours of that clock by the real one: the pause comes before what would run past its last moment."""
    duty = {day.key: day for day in days}
    lengths = {visit.id: visit.seconds for visit in visits}
    return tuple(_with_noon(tour, duty[tour.key], lengths) for tour in tours)


def _with_noon(tour: Tour, day: TeamDay, lengths: Mapping[str, int]) -> Tour:
    pause, begins = 0, []
    for name, begin in zip(tour.visits, tour.begins, strict=True):
        if day.rest and begin + lengths[name] > day.rest_by:
            pause = day.rest
        begins.append(begin + pause)
    return replace(tour, begins=tuple(begins))


def served_by(weeks: Iterable[Sequence[Tour]]) -> Counter[tuple[int, int]]:
    """How many times each item came to each village."""
    return Counter(key_of(name) for tours in weeks for tour in tours for name in tour.visits)


def length_of(item: Item) -> int:
    """Seconds of a visit, in whole five minutes."""
    return ceil(max(item.minutes, SHORTEST) * 60 / STEP) * STEP


def worth(question: Question, item: Item, village: Village, had: int, week: int) -> int:
    """What a visit is worth, in seconds of travel."""
    days = village.waited.get(item.key)
    age = 1.0 if days is None else min(days, OLDEST) / OLDEST
    ageing = 1 + age if question.ageing else 1.0
    return round(PRIZE * share_of(had) / 100 * ageing * (1 + _PATIENCE * week))


def _visit(
    question: Question, week: int, item: Item, village: Village, had: int, days: range,
    barred: Collection[Barred],
) -> Visit:  # fmt: skip
    assert village.place is not None  # noqa: S101 - checked by who asks
    name, seconds = name_of(item.key, village.key), length_of(item)
    windows = tuple(
        Window(day, EARLIEST, LATEST - seconds)
        for day in days
        if day not in village.taken
        and (not item.months or question.day(day).month in item.months)
        and Barred(name, day) not in barred
    )
    prize = worth(question, item, village, had, week)
    return Visit(name, village.place, seconds, prize, frozenset({name}), windows)


def _team_days(question: Question, crew: Crew, days: range) -> Iterable[TeamDay]:
    """A team's skills are the very visits it may make: what, and where to."""
    if crew.base is None:
        return
    villages = crew.villages or frozenset()
    may = frozenset(
        name_of(item, village.key)
        for item in crew.items
        for village in question.villages
        if (crew.villages is None or village.key in villages)
        and (item, village.key) not in crew.refused
    )
    for duty in crew.duties:
        if duty.day in days:
            noon = duty.starts < NOON and duty.ends >= REST_BY + LEAST_AFTER_NOON
            yield TeamDay(
                str(crew.key), duty.day, crew.base, duty.starts, duty.ends, may, crew.most,
                REST if noon else 0, REST_BY if noon else 0,
            )  # fmt: skip
