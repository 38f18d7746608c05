"""When a door is open: spans of minutes on kinds of day, the days off and the swapped days kept apart.

A kind is one of the seven weekdays, a day off (节假日) or a weekend day that is worked (调休上班): on
these two the weekday's own hours do not count, so nothing is open unless somebody said so (R020).
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, time
from typing import NamedTuple

from wudan.kit.phrases import COMMA, Listed, Phrase

OFF, SWAPPED = 7, 8
KINDS = (
    Phrase("周一"),
    Phrase("周二"),
    Phrase("周三"),
    Phrase("周四"),
    Phrase("周五"),
    Phrase("周六"),
    Phrase("周日"),
    Phrase("节假日"),
    Phrase("调休上班日"),
)
"""What a kind is called; its place is its number."""
LAST_MINUTE = 24 * 60
MOST_SPANS = 60
_WRITTEN = re.compile(r"([1-9](?:-[1-9])?)\s+(\d{1,2})[:：](\d\d)\s*[-–~至]\s*(\d{1,2})[:：](\d\d)")


class Span(NamedTuple):
    """From a minute of the day to another, on one kind of day."""

    kind: int
    opens: int
    closes: int


def kind_of(day: date, *, off: Collection[date], worked: Collection[date]) -> int:
    """Which kind a calendar day is."""
    if day in worked:
        return SWAPPED
    return OFF if day in off else day.weekday()


def minute_of(at: time) -> int:
    """The minute of the day."""
    return at.hour * 60 + at.minute


def clock_words(minute: int) -> str:
    """9:00."""
    return f"{minute // 60}:{minute % 60:02}"


def fault_in(spans: Sequence[Span]) -> str | None:
    """Why these cannot be somebody's hours, in words; None when they can."""
    if not spans:
        return Phrase("请写哪些天、几点到几点开放。")
    if len(spans) > MOST_SPANS:
        return Phrase("时段太多了：最多 {most_spans} 段。", most_spans=MOST_SPANS)
    for span in spans:
        if not (0 <= span.kind < len(KINDS) and 0 <= span.opens < LAST_MINUTE):
            return Phrase("开放时间里有认不出的日子或钟点。")
        if span.closes <= span.opens or span.closes > LAST_MINUTE:
            return Phrase("{kinds}的关门时间要晚于开门时间。", kinds=KINDS[span.kind])
    ordered = sorted(spans)
    for first, second in itertools.pairwise(ordered):
        if first.kind == second.kind and second.opens < first.closes:
            return Phrase(
                "{kinds}的两段时间重叠了：{first} 和 {second}。",
                kinds=KINDS[first.kind],
                first=_said(first),
                second=_said(second),
            )
    return None


def on_kind(spans: Iterable[Span], kind: int) -> list[Span]:
    """What is open on a kind of day, the earliest first."""
    return sorted(span for span in spans if span.kind == kind)


def day_words(spans: Iterable[Span]) -> str:
    """9:00–12:00、14:00–18:00: the spans of one day."""
    return Listed(COMMA, (_said(span) for span in sorted(spans)))


def week_words(spans: Iterable[Span]) -> list[tuple[str, str]]:
    """(周六、周日, 9:00–12:00): kinds of day with the same hours told together."""
    by_kind: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        by_kind[span.kind].append(span)
    told: dict[str, list[int]] = defaultdict(list)
    for kind in sorted(by_kind):
        told[day_words(by_kind[kind])].append(kind)
    return [(_kinds(kinds), hours) for hours, kinds in told.items()]


def parse(text: str) -> list[Span]:
    """Read `6-7 09:00-12:00; 8 10:00-16:00` (1–7 weekdays, 8 days off, 9 swapped). ValueError says what is wrong."""
    found = []
    for piece in filter(None, (p.strip() for p in re.split(r"[;；\n]", text))):
        match = _WRITTEN.fullmatch(piece)
        if match is None:
            message = Phrase(
                "开放时间应写成“6-7 09:00-12:00”，几段用分号隔开（1–7 周一到周日，8 节假日，9 调休上班日）"
            )
            raise ValueError(message)
        days, *clock = match.groups()
        first, last = int(days[0]), int(days[-1])
        a, b, c, d = (int(part) for part in clock)
        if first > last or b > 59 or d > 59:
            message = Phrase("开放时间里的日子或钟点不对")
            raise ValueError(message)
        found += [Span(kind - 1, a * 60 + b, c * 60 + d) for kind in range(first, last + 1)]
    return found


def readable(text: str) -> list[Span] | None:
    """What is written as `parse` reads it; None of nothing, and of words that are no hours."""
    try:
        found = parse(text)
    except ValueError:
        return None
    return None if fault_in(found) else found


def written(spans: Iterable[Span]) -> str:
    """So that `parse` reads the same again: `1-5 08:30-12:00; 1-5 14:00-18:00; 8 09:00-12:00`."""
    by_clock: dict[tuple[int, int], list[int]] = defaultdict(list)
    for span in sorted(spans):
        by_clock[span.opens, span.closes].append(span.kind)
    return "; ".join(
        f"{days} {_digits(opens)}-{_digits(closes)}"
        for (opens, closes), kinds in by_clock.items()
        for days in _runs(kinds)
    )


def _runs(kinds: list[int]) -> Iterable[str]:
    """[0, 1, 2, 5] as 1-3, 6."""
    for _, run in itertools.groupby(enumerate(kinds), lambda pair: pair[1] - pair[0]):
        days = [kind + 1 for _, kind in run]
        yield f"{days[0]}-{days[-1]}" if len(days) > 1 else f"{days[0]}"


def _digits(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _said(span: Span) -> str:
    return f"{clock_words(span.opens)}–{clock_words(span.closes)}"


def _kinds(kinds: list[int]) -> str:
    if kinds == list(range(len(KINDS))):
        return Phrase("每天")
    if kinds == list(range(SWAPPED)):
        return Phrase("每天（调休上班日除外）")
    if len(kinds) > 2 and kinds == list(range(kinds[0], kinds[-1] + 1)) and kinds[-1] < OFF:
        return Phrase("{first}至{last}", first=KINDS[kinds[0]], last=KINDS[kinds[-1]])
    week = [kind for kind in kinds if kind < OFF]
    if len(week) > 2 and len(week) < len(kinds) and week == list(range(week[0], week[-1] + 1)):
        rest = [KINDS[kind] for kind in kinds if kind >= OFF]
        run = Phrase("{first}至{last}", first=KINDS[week[0]], last=KINDS[week[-1]])
        return Listed(COMMA, [run, *rest])
    return Listed(COMMA, (KINDS[kind] for kind in kinds))
