"""Times that cannot be, or hardly: two places at once, every day eight hours, the middle of the night."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from wudan.kit.clock import local
from wudan.kit.phrases import Phrase
from wudan.kit.places import Point, kilometres
from wudan.ledger.detecting.facts import Facts, Served, Suspicion, grouped, suspect

FASTEST_KM_H = 90
FAR_KM = 5
FULL_DAY = 480
FULL_DAYS_OF_SEVEN = 6
NIGHT = range(5)


def impossible_travel(facts: Facts) -> Iterator[Suspicion]:
    """Two places on one day, too far apart for the time between (A02, domain §4)."""
    for (person, day), rows in grouped(facts.served, lambda row: (row.person, row.day)).items():
        for one, other in pairwise(rows):
            km = _apart(one, other)
            hours = max((other.starts_at - one.ends_at) / timedelta(hours=1), 0)
            if km is not None and km > FAR_KM and km > FASTEST_KM_H * hours:
                words = Phrase(
                    "同一天两处服务相距 {km:.0f} 公里，中间只隔 {hours:.0f} 分钟，赶不到。",
                    km=km,
                    hours=hours * 60,
                )
                yield suspect("travel", f"{person}:{day}:{other.record}", words, (one, other))


def endless_days(facts: Facts) -> Iterator[Suspicion]:
    """Eight hours and more on at least six of seven days."""
    for person, rows in grouped(facts.served, lambda row: row.person).items():
        full: list[tuple[Served, ...]] = []
        for same_day in grouped(rows, lambda row: row.day).values():
            if sum(row.minutes for row in same_day) >= FULL_DAY:
                full.append(tuple(same_day))
        for start in range(len(full) - FULL_DAYS_OF_SEVEN + 1):
            window = full[start : start + FULL_DAYS_OF_SEVEN]
            if window[-1][0].day - window[0][0].day < timedelta(days=7):
                words = Phrase(
                    "七天里有 {full_days_of_seven} 天记了 8 小时以上，请问问本人是不是这样。",
                    full_days_of_seven=FULL_DAYS_OF_SEVEN,
                )
                key = f"{person}:{window[0][0].day}"
                yield suspect("long_days", key, words, (row for day in window for row in day))
                break


def nights(facts: Facts) -> Iterator[Suspicion]:
    """Back-filled service, or its entering, between midnight and five: hardly anybody's evening (A01)."""
    found = [
        row for row in facts.served
        if row.evidence == "backfilled"
        and (local(row.starts_at).hour in NIGHT or local(row.recorded_at).hour in NIGHT)
    ]  # fmt: skip
    for (who, day), rows in grouped(
        found, lambda row: (row.entered_by, local(row.recorded_at).date())
    ).items():
        words = Phrase("{count} 条补录的服务时间或录入时间在半夜零点到五点。", count=len(rows))
        yield suspect("night", f"{who}:{day}", words, rows)


def _apart(one: Served, other: Served) -> float | None:
    if one.lon is None or one.lat is None or other.lon is None or other.lat is None:
        return None
    return kilometres(Point(one.lon, one.lat), Point(other.lon, other.lat))
