"""补空: visits that lost their team go into gaps of the tours that stand, where that shifts nobody's hour or few.

What the engine does is better on the road; this is sure to move no more than may be.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wudan.deliveries.touring.costing import toured
from wudan.deliveries.touring.weeks import key_of
from wudan.matching.rounds import TeamDay, Tour, Visit

_Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Gap:
    """One visit more in a tour: how many others come at another hour, how much longer the way."""

    shifted: frozenset[str]
    longer: int
    tour: Tour

    @property
    def rank(self) -> tuple[int, int, _Key, tuple[str, ...]]:
        """Few shifted hours first, then a short way."""
        return len(self.shifted), self.longer, self.tour.key, self.tour.visits


def patched(
    standing: Sequence[Tour], visits: Sequence[Visit], days: Sequence[TeamDay], names: Collection[str], *, most_moved: int
) -> tuple[Tour, ...]:  # fmt: skip
    """The tours that stand with those of `names` that fit; worthy ones first."""
    wanted = {visit.id: visit for visit in visits}
    tours = {tour.key: tour for tour in standing}
    there = {name for tour in standing for name in tour.visits}
    open_ones = sorted(
        (wanted[name] for name in names if name in wanted and name not in there),
        key=lambda one: (-one.prize, one.id),
    )
    shifted: frozenset[str] = frozenset()
    for visit in open_ones:
        gaps = (gap for day in days for gap in _gaps(visit, day, tours, wanted))
        fits = [gap for gap in gaps if len(shifted | gap.shifted) <= most_moved]
        if fits:
            best = min(fits, key=lambda gap: gap.rank)
            tours[best.tour.key] = best.tour
            shifted |= best.shifted & there
    return tuple(tours.values())


def _gaps(
    visit: Visit, day: TeamDay, tours: Mapping[_Key, Tour], wanted: Mapping[str, Visit]
) -> Iterator[_Gap]:
    old = tours.get(day.key) or Tour(day.team, day.day, (), (), 0)
    if len(old.visits) >= day.most_visits or not visit.skills <= day.skills:
        return
    if not any(window.day == day.day for window in visit.windows) or _has_guest(visit, day, tours):
        return
    was = dict(zip(old.visits, old.begins, strict=True))
    for place in range(len(old.visits), -1, -1):
        order = (*old.visits[:place], visit.id, *old.visits[place:])
        found = toured(day, order, wanted)
        if found is not None:
            now = zip(found.visits, found.begins, strict=True)
            late = frozenset(name for name, begin in now if name in was and was[name] != begin)
            yield _Gap(late, found.travel - old.travel, found)


def _has_guest(visit: Visit, day: TeamDay, tours: Mapping[_Key, Tour]) -> bool:
    """Whether another team is in the village on that day."""
    village = key_of(visit.id)[1]
    return any(
        key_of(name)[1] == village
        for tour in tours.values()
        if tour.day == day.day and tour.key != day.key
        for name in tour.visits
    )
