"""A village receives one team at a time: visits of two teams that would overlap are set apart.

The engine knows nothing of it. The later of two gives way: it is tried on another day, and left
for another week where there is none.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from wudan.deliveries.touring.question import Question
from wudan.deliveries.touring.ways import WAYS
from wudan.deliveries.touring.weeks import Barred, Served, key_of, week_of, with_noon, without_noon
from wudan.matching import rounds
from wudan.matching.rounds import Mode, Plan, Tour, Visit

_TRIES = 4
_NOWHERE = ("", -1)
"""A team-day that there is not: what it holds has to be placed anew."""
SAME_TIME = "same_time"
"""The reason of a visit that found no other time."""


def clashing(tours: Iterable[Tour], lengths: Mapping[str, int]) -> list[Barred]:
    """The visits that have to give way, with the day."""
    stays: dict[tuple[int, int], list[tuple[int, int, str]]] = {}
    for tour in tours:
        for name, begins in zip(tour.visits, tour.begins, strict=True):
            _item, village = key_of(name)
            stay = (begins, begins + lengths[name], name)
            stays.setdefault((village, tour.day), []).append(stay)
    found = []
    for (_village, day), those in sorted(stays.items()):
        until = -1
        for begins, ends, name in sorted(those):
            if begins < until:
                found.append(Barred(name, day))
            else:
                until = ends
    return found


def set_apart(
    plan: Plan, question: Question, week: int, served: Served, *, since: int = 0,
    barred: Collection[Barred] = (), removed: Collection[tuple[str, int]] = (),
    dropped: Collection[str] = (),
) -> tuple[Plan, frozenset[str]]:  # fmt: skip
    """The plan without two teams at one village at a time, and the visits left over for that.

    `removed` team-days and `dropped` visits are none of the plan's. Its bound stays true: there is
    less freedom than before.
    """
    bars, known, left = set(barred), plan, set[str]()
    for attempt in range(_TRIES):
        visits, days = week_of(question, week, served, barred=bars, since=since)
        visits = [visit for visit in visits if visit.id not in dropped]
        days = [day for day in days if day.key not in removed]
        found = clashing(plan.tours, {visit.id: visit.seconds for visit in visits})
        if not found:
            break
        bars |= set(found)
        if attempt == _TRIES - 1:
            left |= {one.visit for one in found}
        visits = [_moved_on(visit, found, closed=visit.id in left) for visit in visits]
        plan = rounds.amend(
            _taken_out(plan, found), visits, without_noon(days), travel=WAYS, declined=[],
            mode=Mode(question.mode),
        )  # fmt: skip
        plan = replace(plan, tours=with_noon(plan.tours, days, visits))
    return replace(plan, bound=known.bound, prices=known.prices, work=known.work), frozenset(left)


def _moved_on(visit: Visit, found: Sequence[Barred], *, closed: bool) -> Visit:
    """Without the day on which it has to give way; without any when it was tried often enough."""
    gone = {one.day for one in found if one.visit == visit.id}
    windows = tuple(w for w in visit.windows if not closed and w.day not in gone)
    return replace(visit, windows=windows)


def _taken_out(plan: Plan, found: Sequence[Barred]) -> Plan:
    gone = {one.visit for one in found}
    tours = []
    for tour in plan.tours:
        kept = [(n, b) for n, b in zip(tour.visits, tour.begins, strict=True) if n not in gone]
        names, begins = tuple(n for n, _ in kept), tuple(b for _, b in kept)
        if names:
            tours.append(replace(tour, visits=names, begins=begins))
    lost = Tour(*_NOWHERE, tuple(sorted(gone)), (0,) * len(gone), 0)
    return replace(plan, tours=(*tours, lost))
