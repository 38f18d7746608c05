"""How a site stands: the last word on each item of the standard in force, and a check's figures.

Figures are of one check against its own version; they are shown on its page and nowhere else, so
that nothing can be sorted by them (R013; domain §3.1: no ranking of units).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wudan.sites.enums import Found
from wudan.sites.models import CheckResult, Rectification, Site, Standard, StandardItem

_WORTH = {Found.MET: 2, Found.PARTLY: 1, Found.LACKING: 0}
"""In halves of the weight; what does not apply is left out."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many items of a check were found how, and the weight that comes to."""

    met: int
    partly: int
    lacking: int
    exempt: int
    halves: int
    """Weight reached, in halves."""
    weight: int
    """Weight that applied."""

    @property
    def percent(self) -> int:
        """Weight reached of the weight that applied, in whole hundredths; nothing applied is 100."""
        return self.halves * 50 // self.weight if self.weight else 100


def figures(results: Iterable[CheckResult]) -> Figures:
    """The figures of one check's results, each with its item."""
    counted = dict.fromkeys(Found, 0)
    halves = weight = 0
    for row in results:
        found = Found(row.found)
        counted[found] += 1
        if found in _WORTH:
            halves += _WORTH[found] * row.item.weight
            weight += row.item.weight
    return Figures(
        counted[Found.MET], counted[Found.PARTLY], counted[Found.LACKING], counted[Found.EXEMPT],
        halves, weight,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """One item, the last word on it, and the rectification that runs."""

    item: StandardItem
    result: CheckResult | None
    rectification: Rectification | None
    is_lapsed: bool
    """Found once, but too long ago to count."""


def standing_of(site: Site, standard: Standard, *, on: date) -> list[ItemStanding]:
    """Every item of the standard in its order. Three statements."""
    latest = CheckResult.objects.current().filter(site=site, item__standard=standard)
    by_item = {row.item_id: row for row in latest.select_related("check_made")}
    running = {row.item_id: row for row in Rectification.objects.open().filter(site=site)}
    standings = []
    for item in standard.items.order_by("position"):
        row = by_item.get(item.pk)
        lapsed = row is not None and row.lapses_on <= on
        standings.append(ItemStanding(item, row, running.get(item.pk), lapsed))
    return standings
