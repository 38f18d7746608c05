"""The tree as it was: paths are those of today, and a move says what they were until then (ADR 90).

A month counts whole to whom a unit belonged to on its last day, so old figures stay with the old
parent whatever is counted anew; a path of today is read back move by move, the latest first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from wudan.areas.models import UnitMove


@dataclass(frozen=True, slots=True)
class Moved:
    """What began with `new` from a day on began with `old` before."""

    on: date
    old: str
    new: str


class PastTrees:
    """The trees of a county's earlier days, told by its moves; the latest move first."""

    def __init__(self, moves: Iterable[Moved] = ()) -> None:
        self._moves = sorted(moves, key=lambda one: one.on, reverse=True)

    def __bool__(self) -> bool:
        """Whether anything ever moved."""
        return bool(self._moves)

    def path_on(self, path: str, day: date) -> str:
        """What a path of today was at the end of a day."""
        for move in self._moves:
            if move.on <= day:
                break
            if path.startswith(move.new):
                path = move.old + path.removeprefix(move.new)
        return path

    def path_in(self, path: str, month: date) -> str:
        """The same at the end of a month, told by its first day."""
        return self.path_on(path, last_day(month)) if self._moves else path

    def within(self, column: str, path: str, day: date) -> Q:
        """Rows whose unit, found by its path in a column, was at or below another at the end of a day.

        Both paths are today's. Without a later move this is the plain question for a beginning.
        """
        then = self.path_on(path, day)
        found = _begins(column, then)
        for now in sorted(self._regions(day), key=len):
            was = self.path_on(now, day)
            part = Q(pk__in=())
            if was.startswith(then):
                part = _begins(column, now)
            elif then.startswith(was):
                part = _begins(column, now + then.removeprefix(was))
            found = found & ~_begins(column, now) | part
        return found

    def months_cut(self, first: date, last: date) -> Iterator[tuple[date, date]]:
        """The days of a span in stretches of one tree each: it changes with the first of a move's month."""
        firsts = {move.on.replace(day=1) for move in self._moves if first < move.on <= last}
        cuts = sorted(cut for cut in firsts if cut > first)
        for begins, after in zip([first, *cuts], [*cuts, None], strict=True):
            yield begins, date.fromordinal(after.toordinal() - 1) if after else last

    def _regions(self, day: date) -> set[str]:
        """The beginnings, as they are today, of what stood elsewhere at the end of a day."""
        found: set[str] = set()
        for move in reversed(self._moves):  # the earliest first: a later one may take it further
            found = {
                move.new + one.removeprefix(move.old) if one.startswith(move.old) else one
                for one in found
            }
            if move.on > day:
                found.add(move.new)
        return found


def past_trees(county: str) -> PastTrees:
    """Those of a county; one statement."""
    rows = UnitMove.objects.filter(unit__county=county).order_by("-moved_on", "-pk")
    return PastTrees(Moved(*row) for row in rows.values_list("moved_on", "old_path", "new_path"))


def last_day(month: date) -> date:
    """Of a month, told by any of its days."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _begins(column: str, path: str) -> Q:
    return Q(**{f"{column}__startswith": path})
