"""What villages wish for over weeks, as visits: fair across villages, and often enough (R039, R040).

The k-th service of a village in a plan is worth less than the one before (so that plans spread), one
that waited long is worth more (so that nobody is left out for ever), and "at least every 14 days" is a
window for each stretch of so many days.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wudan.matching.rounds.shapes import Plan, Visit, Window
from wudan.matching.things import Place

SHARES = (100, 70, 50, 40, 30)
"""Percent of its prize that the k-th service is worth; the last for all beyond."""
_MOST_WAITED = 3
"""Times the usual wait, from which on waiting makes nothing dearer."""


def share_of(nth: int, shares: Sequence[int] = SHARES) -> int:
    """Percent of its prize that a service is worth after so many before it."""
    return shares[min(nth, len(shares) - 1)]


@dataclass(frozen=True, slots=True)
class Wish:
    """A service a village wants again and again.

    `waited`: days since it was last there. `every`: at least every so many days (None: no promise);
    `most`: services in one plan. The service begins between `opens` and `closes` of a day.
    """

    id: str
    place: Place
    seconds: int
    prize: int
    skills: frozenset[str]
    opens: int
    closes: int
    waited: int = 0
    every: int | None = None
    most: int = 1


def visits_of(
    wishes: Iterable[Wish], days: Sequence[int], *, usual: int = 28, ageing: int = 50,
    shares: Sequence[int] = SHARES,
) -> tuple[Visit, ...]:  # fmt: skip
    """The visits of a plan for some days, `id/1` the first of a wish, `id/2` the second.

    A wait of `usual` days makes a service dearer by `ageing` percent, twice that by twice as much, up
    to thrice.
    """
    days = sorted(set(days))
    visits = []
    for wish in sorted(wishes, key=lambda wish: wish.id):
        waited = min(max(0, wish.waited), _MOST_WAITED * usual)
        for nth in range(max(0, wish.most)):
            share = share_of(nth, shares)
            older = 100 + ageing * waited // max(1, usual) if nth == 0 else 100
            windows = tuple(
                Window(day, wish.opens, wish.closes) for day in _stretch(wish, nth, days)
            )
            visits.append(
                Visit(
                    f"{wish.id}/{nth + 1}", wish.place, wish.seconds,
                    wish.prize * share * older // 10_000, wish.skills, windows,
                )
            )  # fmt: skip
    return tuple(visit for visit in visits if visit.windows)


def _stretch(wish: Wish, nth: int, days: Sequence[int]) -> list[int]:
    """The days of the nth service: all of them, or those of its stretch where there is a promise.

    What is overdue already may be done on any day of the first stretch.
    """
    if wish.every is None or not days:
        return list(days)
    due = days[0] + max(0, wish.every - wish.waited) + nth * wish.every
    since = due - wish.every if nth else days[0]
    return [day for day in days if since <= day < max(due, days[0] + 1)] or (
        list(days) if not nth else []
    )


def carried(wishes: Iterable[Wish], plan: Plan, *, first: int, until: int) -> tuple[Wish, ...]:
    """The wishes as they stand on day `until`, after a plan that began on day `first`."""
    last: dict[str, int] = {}
    for tour in plan.tours:
        for visit in tour.visits:
            name = visit.rpartition("/")[0]
            if tour.day < until:
                last[name] = max(last.get(name, tour.day), tour.day)
    return tuple(
        replace(
            wish,
            waited=until - last[wish.id] if wish.id in last else wish.waited + until - first,
        )
        for wish in wishes
    )
