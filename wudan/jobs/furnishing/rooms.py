"""Rooms and grounds of a county, from its pack (R028); a room that is there is left as it is."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wudan.areas.models import Unit
from wudan.kit.open_hours import parse
from wudan.kit.pack import Pack, PackError, read_toml
from wudan.sites.models import Room, RoomHours, Site
from wudan.sites.policies import room_faults
from wudan.sites.wanted import WantedRoom


def furnish_rooms(path: Path, units: Mapping[str, Unit], pack: Pack) -> None:
    """Load what is missing. PackError says which room is wrong and why."""
    for row in read_toml(path).get("rooms", []) if path.exists() else []:
        where = f"{path.parent.name}/{path.name}：{row.get('site')} {row.get('name')}"
        try:
            unit, wanted = units[row["site"]], _wanted(row)
        except (KeyError, TypeError, ValueError) as fault:
            message = f"{where}：{fault}"
            raise PackError(message) from fault
        faults = room_faults(wanted, themes=pack.room_themes, uses=pack.room_uses)
        if faults:
            message = f"{where}：{next(iter(faults.values()))}"
            raise PackError(message)
        _load(unit, wanted)


def _wanted(row: Mapping[str, Any]) -> WantedRoom:
    given = {name: value for name, value in row.items() if name not in {"site", "hours"}}
    return WantedRoom(hours=parse(row["hours"]), **given)


def _load(unit: Unit, wanted: WantedRoom) -> None:
    site = Site.objects.get(unit=unit)
    if Room.objects.filter(site=site, name=wanted.name).exists():
        return
    made = Room.objects.create(
        county=unit.county, site=site, unit=unit, name=wanted.name, where=wanted.where,
        is_outdoors=wanted.is_outdoors, capacity=wanted.capacity, equipment=wanted.equipment,
        themes=list(wanted.themes), uses=list(wanted.uses), for_residents=wanted.for_residents,
        needs_approval=wanted.needs_approval, reconfirm_days=wanted.reconfirm_days,
    )  # fmt: skip
    RoomHours.objects.bulk_create(
        RoomHours(room=made, kind=span.kind, opens=span.opens, closes=span.closes)
        for span in wanted.hours
    )
