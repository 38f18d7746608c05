"""A county from its pack, in the order in which things need each other."""

from datetime import date, datetime

from django.db import transaction

from wudan.areas.importing import import_areas
from wudan.areas.models import Unit
from wudan.exchange.publication import scan
from wudan.jobs.furnishing.appraisal import furnish_appraisal
from wudan.jobs.furnishing.charges import furnish_charges
from wudan.jobs.furnishing.earning import furnish_earning
from wudan.jobs.furnishing.gate import furnish_gate
from wudan.jobs.furnishing.households import furnish_households
from wudan.jobs.furnishing.key_works import furnish_key_works
from wudan.jobs.furnishing.menu import (
    furnish_duties,
    furnish_holidays,
    furnish_platforms,
    furnish_services,
)
from wudan.jobs.furnishing.points import furnish_points
from wudan.jobs.furnishing.resources import furnish_resources
from wudan.jobs.furnishing.rooms import furnish_rooms
from wudan.jobs.furnishing.standards import furnish_standards
from wudan.jobs.furnishing.teams import furnish_teams
from wudan.jobs.furnishing.units import furnish_units
from wudan.kit.pack import Pack, PackError
from wudan.people.actors import THE_CLOCK
from wudan.registers.actions import rebuild_reach

_MOST_NAMED = 5
SINCE = date(2025, 1, 1)
"""From when the pack's own rows count; a real county sets dates as it changes them."""


@transaction.atomic
def furnish(pack: Pack, *, at: datetime) -> dict[str, Unit]:
    """Furnish, all or nothing; answers the units by key. PackError says what is wrong.

    Nothing is published that has an ID number or a private phone in it (A15).
    """
    divisions = pack.folder / "divisions.csv"
    import_areas(source=divisions, on=SINCE, at=at, by=THE_CLOCK, sure=True)
    furnish_points(pack, at=at)
    furnish_holidays(pack.base / "holidays.csv")
    units = furnish_units(pack.folder / "units.csv", pack.county, SINCE)
    platforms = furnish_platforms(pack.base / "platforms.toml", pack.county)
    furnish_duties(pack.folder / "leads.toml", platforms, units)
    menus = [pack.base / "services.toml", pack.folder / "services.toml"]
    furnish_services(menus, pack.county, platforms)
    furnish_teams(pack.folder / "teams.csv", units, SINCE, deepest=len(pack.tiers))
    lists = [pack.base / "standards.toml", pack.folder / "standards.toml"]
    furnish_standards(lists, pack.county)
    rebuild_reach(county=pack.county, at=at)
    furnish_key_works(pack, SINCE, at=at)
    furnish_gate([pack.base / "gate.toml", pack.folder / "gate.toml"], pack.county)
    furnish_appraisal([pack.base / "appraisal.toml", pack.folder / "appraisal.toml"], pack.county)
    furnish_earning(pack)
    furnish_households(
        [pack.base / "households.toml", pack.folder / "households.toml"], pack.county
    )
    furnish_charges([pack.folder / "duties.toml", pack.base / "duties.toml"], pack)
    furnish_resources(pack.folder / "resources.csv", units, pack.county, at)
    furnish_rooms(pack.folder / "rooms.toml", units, pack)
    if found := scan(pack):
        raise PackError("；".join(one.words for one in found[:_MOST_NAMED]))
    return units
