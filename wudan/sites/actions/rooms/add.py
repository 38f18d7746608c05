"""登记场地: a site has one room or ground more, kept by a unit (R028)."""

from collections.abc import Collection
from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.sites.actions.holding_rooms import describe, lay_hours, note_room, one_transaction
from wudan.sites.actions.taking import hold
from wudan.sites.models import Room, Site
from wudan.sites.permissions.room import adding_objection
from wudan.sites.policies import room_faults
from wudan.sites.wanted import WantedRoom


@one_transaction
def add_room(
    *, site: Site, unit: Unit, wanted: WantedRoom, themes: Collection[str], uses: Collection[str],
    by: Actor, at: datetime,
) -> Room:  # fmt: skip
    """Write it down; `themes` and `uses` are the pack's lists. Raises Objected, Malformed."""
    held = hold(site)
    insist(adding_objection(by, held, unit))
    faults = room_faults(wanted, themes=themes, uses=uses)
    if Room.objects.in_use().filter(site=held, name=wanted.name).exists():
        faults["name"] = "这处阵地已经有一个同名的场地。"
    if faults:
        raise Malformed(faults)
    made = Room(county=unit.county, site=held, unit=unit)
    describe(made, wanted)
    made.save(force_insert=True)
    lay_hours(made, wanted)
    note_room("add", made, by=by, at=at, site=held.pk, capacity=made.capacity)
    return made
