"""What it costs to bring one visit on another day or by another team: minutes on the road, or why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wudan.deliveries.touring.ways import WAYS
from wudan.matching.rounds import TeamDay, Tour, Visit


@dataclass(frozen=True, slots=True)
class Cost:
    """More seconds on the road in all (less: saved), the tours as they would be; or why not."""

    seconds: int = 0
    tours: tuple[Tour, ...] = ()
    why_not: str = ""


def cost_of_move(
    tours: Sequence[Tour], visits: Sequence[Visit], days: Sequence[TeamDay], name: str, to: tuple[str, int]
) -> Cost:  # fmt: skip
    """Take a visit out of its tour and put it where it fits best into another's day."""
    wanted = {visit.id: visit for visit in visits}
    duty = {day.key: day for day in days}
    if to not in duty:
        return Cost(why_not="not_on_duty")
    if name not in wanted or not wanted[name].skills <= duty[to].skills:
        return Cost(why_not="skill")
    left = {tour.key: tour for tour in tours}
    for tour in tours:
        if name in tour.visits:
            rest = tuple(one for one in tour.visits if one != name)
            left[tour.key] = toured(duty.get(tour.key), rest, wanted) or tour
    kept = left[to].visits if to in left else ()
    if len(kept) >= duty[to].most_visits:
        return Cost(why_not="full")
    orders = [(*kept[:place], name, *kept[place:]) for place in range(len(kept) + 1)]
    fitting = [found for order in orders if (found := toured(duty[to], order, wanted)) is not None]
    if not fitting:
        return Cost(why_not="too_long")
    left[to] = min(fitting, key=lambda tour: (tour.travel, tour.visits))
    after = tuple(tour for _key, tour in sorted(left.items()) if tour.visits)
    before = sum(tour.travel for tour in tours)
    return Cost(sum(tour.travel for tour in after) - before, after)


def toured(day: TeamDay | None, names: Sequence[str], wanted: Mapping[str, Visit]) -> Tour | None:
    """A tour in this order, each as early as can be; None where it does not fit into the day."""
    if day is None:
        return None
    at, now, travel, rested, begins = day.base, day.starts, 0, not day.rest, []
    for name in names:
        visit = wanted[name]
        way = WAYS.seconds(at, visit.place)
        options = [
            found
            for window in visit.windows
            if window.day == day.day
            if (found := _begin(now + way, visit.seconds, window.opens, day, rested=rested))[0]
            <= window.closes
        ]
        if not options:
            return None
        start, resting = min(options)
        begins.append(start)
        travel, rested = travel + way, rested or resting
        at, now = visit.place, start + visit.seconds
    way = WAYS.seconds(at, day.base) if names else 0
    home = now + way + (0 if rested or now + way <= day.rest_by else day.rest)
    if home > day.ends:
        return None
    return Tour(day.team, day.day, tuple(names), tuple(begins), travel + way)


def _begin(come: int, seconds: int, opens: int, day: TeamDay, *, rested: bool) -> tuple[int, bool]:
    start = max(come, opens)
    if not rested and start + seconds > day.rest_by:
        return max(start + day.rest, opens), True
    return start, False
