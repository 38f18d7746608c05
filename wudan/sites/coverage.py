"""应整尽整 (R021): integrated ÷ known, a line a kind or a town. Known is what nobody struck out."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Q

from wudan.areas.enums import AreaLevel
from wudan.areas.models import Area
from wudan.sites.enums.resource import ResourceKind, ResourceStage
from wudan.sites.models.resource import Resource

WHOLE_COUNTY = "0"
"""The line of what lies in no town of its own."""


@dataclass(frozen=True, slots=True)
class Line:
    """One kind or one town: how many are known, how many are open to the people."""

    key: str
    label: str
    known: int
    integrated: int

    @property
    def percent(self) -> int:
        """Rounded down: all is only all."""
        return self.integrated * 100 // self.known if self.known else 0


def by_kind(county: str) -> list[Line]:
    """The twelve kinds; a kind nobody knows any of has no line."""
    labels = dict(ResourceKind.choices)
    return [line for line in _lines(county, "kind", lambda key: str(labels[key])) if line.known]


def by_town(county: str) -> list[Line]:
    """The towns in the order of their codes, then what belongs to the whole county."""
    towns = Area.objects.filter(code__startswith=county, level=AreaLevel.TOWN, ends_on=None)
    names = dict(towns.order_by("code").values_list("code", "name"))
    known: dict[str, list[int]] = {code: [0, 0] for code in [*names, WHOLE_COUNTY]}
    for line in _lines(county, "area__code", str):
        mine = known[line.key[:9]] if line.key[:9] in names else known[WHOLE_COUNTY]
        mine[0] += line.known
        mine[1] += line.integrated
    labels = names | {WHOLE_COUNTY: "全县"}
    return [Line(code, labels[code], *counts) for code, counts in known.items() if counts[0]]


def whole(lines: list[Line]) -> Line:
    """All of it in one line."""
    return Line("", "", sum(one.known for one in lines), sum(one.integrated for one in lines))


def _lines(county: str, field: str, label: Callable[[str], str]) -> list[Line]:
    known = Resource.objects.filter(county=county).exclude(stage=ResourceStage.DROPPED)
    rows = known.values(field).annotate(
        known=Count("pk"), integrated=Count("pk", filter=Q(stage=ResourceStage.OPEN))
    )
    return [
        Line(row[field] or "", label(row[field] or ""), row["known"], row["integrated"])
        for row in rows.order_by(field)
    ]
