"""登记: a resident who is not known yet: a name, a way to reach them, the place; no more (PIPL §6)."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.refusals import Malformed, insist
from wudan.people import permissions
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actors import Actor
from wudan.people.details import faults_of, tidied
from wudan.people.models import Person
from wudan.people.personal import Address


@one_transaction
def enter(*, name: str, phone: str, address: str, home: Unit, by: Actor, at: datetime) -> Person:
    """Note somebody down. One who is known by name, village and phone (or, without a phone,
    address) is answered instead of a second one: two of one name in a village are two people.

    Raises Malformed or Objected.
    """
    insist(permissions.entering_objection(by, home))
    said = tidied({"name": name, "phone": phone, "address": address})
    if faults := faults_of(said, at=at):
        raise Malformed(faults)
    known = _known(said, home)
    if known is not None:
        return known
    made = Person.objects.create(county=home.county, home=home, **said)
    note("person.enter", made, by=by, at=at, kinds=sorted(kind for kind in said if said[kind]))
    return made


def _known(said: dict[str, str], home: Unit) -> Person | None:
    """Somebody of that name in that village with that phone; without one, at that address."""
    alike = Person.objects.present().filter(name=said["name"], home=home)
    if said["phone"]:
        return alike.with_phone(said["phone"]).first()
    without = alike.filter(phone_index="")
    return next((one for one in without if one.address == Address(said["address"])), None)
