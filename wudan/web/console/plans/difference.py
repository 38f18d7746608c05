"""What a version changed: line by line against the one before, in words (R051: 调整)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wudan.teams.models import PlanItem
from wudan.web.team_words import category_named

_FIELDS = ("title", "target", "places", "times", "category")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is shown: the item, what its kind is called, and what became of it."""

    item: PlanItem
    category: str
    mark: str = ""
    """new, changed, dropped, or nothing."""
    was: tuple[str, ...] = ()
    """Of a changed line: what it said before."""


def lines_of(items: Sequence[PlanItem], before: Sequence[PlanItem] | None) -> list[Line]:
    """The lines of a version; against the one before, if there is one. The dropped ones come last."""
    if before is None:
        return [Line(item, category_named(item.category)) for item in items]
    old = {item.line: item for item in before}
    kept = {item.line for item in items}
    shown = [_line(item, old.get(item.line)) for item in items]
    gone = [item for item in before if item.line not in kept]
    return shown + [Line(item, category_named(item.category), "dropped") for item in gone]


def _line(item: PlanItem, old: PlanItem | None) -> Line:
    category = category_named(item.category)
    if old is None:
        return Line(item, category, "new")
    was = tuple(_was(old, name) for name in _FIELDS if getattr(old, name) != getattr(item, name))
    return Line(item, category, "changed" if was else "", was)


def _was(old: PlanItem, name: str) -> str:
    if name == "target":
        return _("{n} 次").format(n=old.target)
    return category_named(old.category) if name == "category" else str(getattr(old, name))
