"""Pattern rules: how a person's days may follow one another (rest, weekends, sequences).

Rules that look at several days at once are no linear program any more; `patterning` asks CP-SAT.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from wudan.matching.rosters.shapes import Shift

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Pattern:
    """What holds for one person. Days are counted from moment 0; zero or None: no rule.

    A person has one shift a day. `rest`: seconds between two shifts. `not_after`: kinds of a day
    and of the next that may not follow so. `most_in_a_row`, `least_in_a_row`: days of work;
    `least_off`: free days in a row. What is before the first day and after the last is not known and
    counts as enough. `most_weekends` counts those with work on Saturday or Sunday.
    """

    rest: int = 0
    not_after: frozenset[tuple[str, str]] = frozenset()
    most_in_a_row: int | None = None
    least_in_a_row: int = 1
    least_off: int = 1
    most_weekends: int | None = None
    most_seconds: int | None = None
    least_seconds: int = 0
    most_of: Mapping[str, int] = field(default_factory=dict)


def day_of(shift: Shift) -> int:
    """The day on which it begins."""
    return shift.begins // DAY


def weekend_of(day: int, monday: int) -> int | None:
    """The number of the weekend, None on a working day; `monday` is any Monday's number."""
    since = day - monday
    return since // 7 if since % 7 >= 5 else None


def breaks(
    pattern: Pattern, mine: list[Shift], *, first: int, last: int, monday: int
) -> list[str]:  # fmt: skip
    """Which rules a person's shifts break; the days from `first` to `last` are planned."""
    mine = sorted(mine, key=lambda shift: shift.begins)
    days = [day_of(shift) for shift in mine]
    wrong = [f"two shifts on day {a}" for a, b in pairwise(days) if a == b]
    for one, other in pairwise(mine):
        if other.begins - one.ends < pattern.rest:
            wrong.append(f"rest before {other.id}")
        if day_of(other) == day_of(one) + 1 and (one.kind, other.kind) in pattern.not_after:
            wrong.append(f"{other.id} after {one.id}")
    worked = set(days)
    for works, run in groupby(range(first, last + 1), key=lambda day: day in worked):
        stretch = list(run)
        inside = stretch[0] > first and stretch[-1] < last
        if works and pattern.most_in_a_row is not None and len(stretch) > pattern.most_in_a_row:
            wrong.append(f"{len(stretch)} days in a row from {stretch[0]}")
        least = pattern.least_in_a_row if works else pattern.least_off
        if inside and len(stretch) < least:
            wrong.append(f"{len(stretch)} days from {stretch[0]}, {least} needed")
    weekends = {weekend_of(day, monday) for day in worked} - {None}
    if pattern.most_weekends is not None and len(weekends) > pattern.most_weekends:
        wrong.append(f"{len(weekends)} weekends")
    seconds = sum(shift.ends - shift.begins for shift in mine)
    if pattern.most_seconds is not None and seconds > pattern.most_seconds:
        wrong.append(f"{seconds} s of work")
    if seconds < pattern.least_seconds:
        wrong.append(f"only {seconds} s of work")
    for kind, most in pattern.most_of.items():
        if sum(shift.kind == kind for shift in mine) > most:
            wrong.append(f"more than {most} of {kind}")
    return wrong
