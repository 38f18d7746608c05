"""点单 of a year: when, where, what and by which way people ask, by season, day and village."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from wudan.simulation.assumptions import Assumptions
from wudan.simulation.county import County, Item
from wudan.simulation.hours import DAY, Hours
from wudan.simulation.luck import Luck

_MONTHS = (80, 60, 130, 110, 100, 90, 90, 90, 100, 90, 110, 110)
"""How much is asked in each month; fewer round the Spring Festival, more in March (学雷锋)."""
_OFFICE_DAY, _DAY_OFF = 100, 55
CHANNELS = {"web": 25, "telephone": 30, "counter": 20, "paper": 5, "proxy": 20}
_NEED_AN_OFFICE = frozenset({"telephone", "counter", "paper"})
_WAKING = (7 * 60, 21 * 60)
_FURTHEST_WANTED = 14


@dataclass(frozen=True, slots=True)
class Wish:
    """One order as it is placed; times in minutes since the year began."""

    no: int
    at: int
    station: str
    item: Item
    channel: str
    is_urgent: bool
    wanted_day: int | None
    """Number of the day, for who asks for one."""


def wishes(county: County, assumed: Assumptions, luck: Luck, hours: Hours, year: int) -> list[Wish]:
    """All orders of the year in the order of their time."""
    days = _days(county, hours, year)
    places = list(accumulate(luck.around(1.0, 0.6, "village", key) for key in county.stations))
    menus = [_menu(county, month) for month in range(1, 13)]
    popular = {item.code: luck.around(1.0, 0.7, "item", item.code) for item in county.items}
    shelves = [(menu, list(accumulate(popular[item.code] for item in menu))) for menu in menus]
    first, found = date(year, 1, 1), []
    for no in range(1, assumed.orders + 1):
        day = _pick(days, luck, no, "day")
        menu, weights = shelves[(first + timedelta(days=day)).month - 1]
        item = menu[_pick(weights, luck, no, "what")]
        channel = _channel(luck, no, is_open=hours.works(day))
        found.append(
            Wish(
                no, day * DAY + _minute(luck, no, channel), county.stations[_pick(places, luck, no, "where")],
                item, channel, luck.happens(assumed.urgent_share, no, "urgent"),
                _wanted(luck, no, assumed, day, item),
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.at, one.no))


def _days(county: County, hours: Hours, year: int) -> list[float]:
    first = date(year, 1, 1)
    count = (date(year + 1, 1, 1) - first).days
    weights = (
        _MONTHS[(first + timedelta(days=day)).month - 1]
        * (_OFFICE_DAY if hours.works(day) else _DAY_OFF)
        for day in range(count)
    )
    return list(accumulate(float(one) for one in weights))


def _menu(county: County, month: int) -> list[Item]:
    return [item for item in county.items if not item.months or month in item.months]


def _pick(sums: Sequence[float], luck: Luck, *names: object) -> int:
    return min(bisect(sums, luck.part(*names) * sums[-1]), len(sums) - 1)


def _channel(luck: Luck, no: int, *, is_open: bool) -> str:
    open_ones = {
        name: share for name, share in CHANNELS.items() if is_open or name not in _NEED_AN_OFFICE
    }
    sums = list(accumulate(float(one) for one in open_ones.values()))
    return list(open_ones)[_pick(sums, luck, no, "way")]


def _minute(luck: Luck, no: int, channel: str) -> int:
    """In office hours for who comes or calls; else while people are awake."""
    if channel in _NEED_AN_OFFICE:
        drawn = luck.below(450, no, "minute")
        return 510 + drawn if drawn < 210 else 840 + drawn - 210
    return _WAKING[0] + luck.below(_WAKING[1] - _WAKING[0], no, "minute")


def _wanted(luck: Luck, no: int, assumed: Assumptions, day: int, item: Item) -> int | None:
    if not luck.happens(assumed.wanted_day_share, no, "wants a day"):
        return None
    return day + item.lead_days + 2 + luck.below(_FURTHEST_WANTED, no, "which day")
