"""Who reports, and of what: county departments and towns (R097); the center for the whole county.

A department answers for the platforms it leads and for what it and its teams do; a town for all
that happens below its institute. The two overlap: the county's figure is its own, never their sum.
"""

from datetime import date

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import PlatformDuty
from wudan.kit.tree_paths import steps_of
from wudan.registers.figures import Scope

REPORTING = frozenset({UnitKind.INSTITUTE, UnitKind.DEPARTMENT, UnitKind.CENTER})


def scope_of(unit: Unit, *, on: date) -> Scope:
    """What a unit's registers cover on a day; one statement for a department, else none."""
    return scopes_of([unit], on=on)[unit.pk]


def scopes_of(units: list[Unit], *, on: date) -> dict[int, Scope]:
    """The same of many; one statement."""
    departments = [unit.pk for unit in units if unit.kind == UnitKind.DEPARTMENT]
    led: dict[int, set[int]] = {pk: set() for pk in departments}
    if departments:
        duties = PlatformDuty.objects.on(on).leads().filter(unit__in=departments)
        for unit_id, platform_id in duties.values_list("unit", "platform"):
            led[unit_id].add(platform_id)
    return {
        unit.pk: Scope(unit.county)
        if unit.kind == UnitKind.CENTER
        else Scope(unit.county, unit.path, frozenset(led.get(unit.pk, ())))
        for unit in units
    }


def reporters_of(county: str, *, on: date) -> list[Unit]:
    """The center, the institutes and the departments of a day, in the order of the tree."""
    rows = Unit.objects.open_on(on).filter(county=county, kind__in=sorted(REPORTING))
    return sorted(rows, key=lambda unit: steps_of(unit.path))
