"""重算可及: the kept lines become what they would be if reckoned now; only what differs is written.

Derived rows: whoever changes a site, a point or the menu has signed for it already, so nothing is
journaled here.
"""

from datetime import datetime

from django.db import transaction

from wudan.areas.enums import UnitKind
from wudan.areas.models import Area, Unit
from wudan.kit.clock import day_of
from wudan.registers.models import ReachCount, ReachLine
from wudan.registers.offered import offered_in
from wudan.registers.reached import Reached, reached, villages_of

_BATCH = 500
_TOLD = ("unit_id", "place_id", "metres", "comes")


@transaction.atomic
def rebuild_reach(*, county: str, at: datetime) -> ReachCount:
    """Reckon a county's reach and keep it; two at once wait for each other."""
    center = Unit.objects.filter(county=county, kind=UnitKind.CENTER, ends_on=None)
    list(center.select_for_update().order_by("pk"))
    villages = villages_of(county)
    wanted = {
        (one.village.area_id, one.platform_id): one
        for one in reached(villages, offered_in(county, on=day_of(at)))
    }
    held = {(row.area_id, row.platform_id): row for row in ReachLine.objects.filter(county=county)}
    gone = [row.pk for key, row in held.items() if key not in wanted]
    for start in range(0, len(gone), _BATCH):
        ReachLine.objects.filter(pk__in=gone[start : start + _BATCH]).delete()
    new = [_line(county, one) for key, one in wanted.items() if key not in held]
    ReachLine.objects.bulk_create(new, batch_size=_BATCH)
    changed = [row for key, row in held.items() if key in wanted and _differs(row, wanted[key])]
    ReachLine.objects.bulk_update(changed, ["unit", "place", "metres", "comes"], batch_size=100)
    every = Area.objects.villages_of(county).count()
    told = {"at": at, "villages": len(villages), "without": max(0, every - len(villages))}
    return ReachCount.objects.update_or_create(county=county, defaults=told)[0]


def _line(county: str, one: Reached) -> ReachLine:
    return ReachLine(
        county=county, area_id=one.village.area_id, platform_id=one.platform_id,
        unit_id=one.village.unit_id, place_id=one.place_id, metres=one.metres, comes=one.comes,
    )  # fmt: skip


def _differs(row: ReachLine, one: Reached) -> bool:
    """Whether the kept line is not what was reckoned; it then is, to be written."""
    told = (one.village.unit_id, one.place_id, one.metres, one.comes)
    if tuple(getattr(row, name) for name in _TOLD) == told:
        return False
    for name, value in zip(_TOLD, told, strict=True):
        setattr(row, name, value)
    return True
