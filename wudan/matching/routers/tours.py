"""One route while it is being made, and where in it a client would cost the least.

For each stop two segments are kept, of what lies before and after it: how long it lasts at least,
and between which moments it may begin so. Two segments join in a few sums, so that any place for
a client is judged without walking the route (Vidal et al. 2013).
"""

from collections.abc import Collection, Sequence

from wudan.matching.routers.compiling import Ground, Kind

Segment = tuple[int, int, int]
"""Least length, earliest and latest begin that still has it."""
Spot = tuple[int, int]
"""What it costs more, and after how many stops."""


class Tour:
    """The route of one vehicle; never changed, so that a move is undone by keeping the old ones."""

    __slots__ = ("after", "before", "cost", "ground", "kind", "load", "places", "stops")

    def __init__(self, ground: Ground, kind: Kind, stops: Sequence[int] = ()) -> None:
        self.ground, self.kind, self.stops = ground, kind, tuple(stops)
        times, place, vehicle = ground.times, ground.place, kind.vehicle
        self.load = sum(ground.demand[stop] for stop in stops)
        self.places = [vehicle.start, *(place[stop] for stop in stops), vehicle.end]
        self.cost = 0
        if stops:
            ways = zip(self.places, self.places[1:], strict=False)
            self.cost = vehicle.fixed + sum(ground.costs[a][b] for a, b in ways)
        span = (0, vehicle.starts, vehicle.ends)
        windows = [
            (ground.seconds[stop], ground.opens[stop], ground.closes[stop]) for stop in stops
        ]
        self.before, self.after = [span], [span]
        for at, window in enumerate(windows):
            way = times[self.places[at]][self.places[at + 1]]
            self.before.append(joined(self.before[-1], way, window) or _BROKEN)
        for at in range(len(windows) - 1, -1, -1):
            way = times[self.places[at + 1]][self.places[at + 2]]
            self.after.append(joined(windows[at], way, self.after[-1]) or _BROKEN)
        self.after.reverse()

    @property
    def possible(self) -> bool:
        """Whether it keeps every window, its load and its length."""
        way = self.ground.times[self.places[0]][self.places[1]]
        whole = joined(self.before[0], way, self.after[0]) if self.stops else (0, 0, 0)
        broken = _BROKEN in self.before or _BROKEN in self.after
        return (
            whole is not None
            and not broken
            and whole[0] <= self.kind.longest
            and self.load <= self.kind.capacity
            and all(stop in self.kind.allowed for stop in self.stops)
        )

    def begins(self) -> list[int]:
        """When each service begins: the route leaves as late as it may without lasting longer."""
        ground = self.ground
        way = ground.times[self.places[0]][self.places[1]]
        whole = joined(self.before[0], way, self.after[0])
        now = whole[2] if whole is not None else self.kind.vehicle.starts
        now = max(now, self.kind.vehicle.starts)
        begins = []
        for at, stop in enumerate(self.stops):
            now = max(now + ground.times[self.places[at]][self.places[at + 1]], ground.opens[stop])
            begins.append(now)
            now += ground.seconds[stop]
        return begins

    def spot(self, client: int, below: int, skips: Sequence[bool] = ()) -> Spot | None:
        """The cheapest place for a client that costs less than `below`; some may be skipped."""
        ground, longest = self.ground, self.kind.longest
        costs, times, places = ground.costs, ground.times, self.places
        here, opens, closes = ground.place[client], ground.opens[client], ground.closes[client]
        seconds = ground.seconds[client]
        from_here, times_from_here = costs[here], times[here]
        fixed = 0 if self.stops else self.kind.vehicle.fixed
        best: Spot | None = None
        before, after = self.before, self.after
        for at in range(len(places) - 1):
            a, b = places[at], places[at + 1]
            more = costs[a][here] + from_here[b] - (costs[a][b] if self.stops else 0) + fixed
            if more >= below:
                continue
            if skips and skips[at % len(skips)]:
                continue
            lasts, early, late = before[at]
            way = times[a][here]
            arrives = early + lasts + way
            if arrives > closes:
                break  # and later ones even more so
            wait = opens - (late + lasts + way)
            if wait > 0:
                until = lasts + way + wait + seconds
                early = late = opens - way - lasts - wait
            else:
                until = lasts + way + seconds
                early = max(early, opens - way - lasts)
                late = min(late, closes - way - lasts)
            tail = after[at]
            delta = until + times_from_here[b]
            if early + delta > tail[2]:
                continue
            wait = tail[1] - delta - late
            if tail[0] + delta + (wait if wait > 0 else 0) > longest:
                continue
            best, below = (more, at), more
        return best

    def with_client(self, client: int, at: int) -> "Tour":
        """The same with one more, after so many stops."""
        return Tour(self.ground, self.kind, (*self.stops[:at], client, *self.stops[at:]))

    def without(self, clients: Collection[int]) -> "Tour":
        """The same without some."""
        return Tour(self.ground, self.kind, [stop for stop in self.stops if stop not in clients])


_BROKEN: Segment = (1 << 60, 1 << 60, -(1 << 60))
"""Of a route that cannot be; nothing joins it."""


def joined(one: Segment, way: int, other: Segment) -> Segment | None:
    """One segment, then the way, then the other; None if the other's moments have passed."""
    delta = one[0] + way
    if one[1] + delta > other[2]:
        return None
    wait = max(0, other[1] - delta - one[2])
    return (
        delta + other[0] + wait,
        max(other[1] - delta, one[1]) - wait,
        min(other[2] - delta, one[2]),
    )
