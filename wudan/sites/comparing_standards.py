"""两版对照: what one version of a standard asks for and the other does not, item by item (R012)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wudan.sites.models import StandardItem

ADDED, ENDED, CHANGED, SAME = "added", "ended", "changed", "same"
_FIELDS = ("name", "meaning", "evidence", "weight", "months")


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item in both versions, or in one of them, and which of its fields differ."""

    kind: str
    before: StandardItem | None
    after: StandardItem | None
    fields: tuple[str, ...] = ()


def changes(before: Sequence[StandardItem], after: Sequence[StandardItem]) -> list[ItemChange]:
    """In the order of the newer one, what has ended at the end; an item is the same by its code."""
    olds = {item.code: item for item in before}
    found = [_change(olds.get(item.code), item) for item in after]
    kept = {item.code for item in after}
    return [*found, *(ItemChange(ENDED, item, None) for item in before if item.code not in kept)]


def _change(before: StandardItem | None, after: StandardItem) -> ItemChange:
    if before is None:
        return ItemChange(ADDED, None, after)
    fields = tuple(_differing(before, after))
    return ItemChange(CHANGED if fields else SAME, before, after, fields)


def _differing(before: StandardItem, after: StandardItem) -> Iterator[str]:
    for field in _FIELDS:
        old, new = getattr(before, field), getattr(after, field)
        if (sorted(old) != sorted(new)) if field == "evidence" else old != new:
            yield field
