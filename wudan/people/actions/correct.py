"""更正: wrong data is put right (PIPL §46): some by oneself at once, the rest by one's own station.

The journal says which fields and who, never what stood there or stands there now.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from wudan.kit.clock import day_of
from wudan.kit.phones import is_phone, normal
from wudan.kit.refusals import Malformed, Missing, Objection, insist
from wudan.kit.text import objection_to, tidy
from wudan.people import permissions
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.enums import Sex
from wudan.people.models import Person

BY_ONESELF = ("address", "sex")
"""Nobody else relies on these. The name finds a person, the phone lets one in, the birth decides
what a minor may do: the station puts those right, having seen the person."""
BY_STATION = ("name", "phone", "born_on", *BY_ONESELF)
_EARLIEST = date(1900, 1, 1)


@one_transaction
def correct(*, person: Person, changes: Mapping[str, object], by: Actor, at: datetime) -> Person:
    """The person as corrected; fields not named stay. Raises Malformed, Objected or Missing."""
    held = lock_persons([person.pk])[person.pk]
    if held.erased_at is not None:
        raise Missing
    insist(permissions.correcting_objection(by, held) or _station_objection(by, changes))
    wanted = _checked(changes, day_of(at))
    if "born_on" in wanted:
        born = wanted["born_on"]
        insist(permissions.staying_adult_objection(held, born, on=day_of(at)))
    asked = Person(**wanted)
    changed = sorted(name for name in wanted if getattr(held, name) != getattr(asked, name))
    if changed:
        for name in changed:
            setattr(held, name, getattr(asked, name))
        held.save()
        note("person.correct", held, by=by, at=at, fields=changed)
    return held


def _station_objection(by: Actor, fields: Iterable[str]) -> Objection | None:
    if by.post_id is not None or not set(fields) - set(BY_ONESELF):
        return None
    return Objection("by_station", "姓名、电话和出生日期请在站上更正，带上能证明的东西。")


def _checked(changes: Mapping[str, object], today: date) -> dict[str, Any]:
    """What will be written. Raises Malformed."""
    wanted: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for name, given in changes.items():
        value, fault = _READ[name](given, today)
        wanted[name] = value
        if fault:
            faults[name] = fault
    if faults:
        raise Malformed(faults)
    return wanted


def _name(given: object, today: date) -> tuple[object, str | None]:
    name = tidy(str(given))
    if not name:
        return name, "请写姓名（最多 40 字）。"
    return name, objection_to(name, most=40)


def _phone(given: object, today: date) -> tuple[object, str | None]:
    phone = normal(str(given))
    fits = not phone or is_phone(phone)
    return phone, None if fits else "电话号码不对：手机 11 位，座机带区号；没有电话可以不填。"


def _address(given: object, today: date) -> tuple[object, str | None]:
    address = tidy(str(given))
    return address, objection_to(address, most=120)


def _born_on(given: object, today: date) -> tuple[object, str | None]:
    if given is None or (isinstance(given, date) and _EARLIEST <= given <= today):
        return given, None
    return None, "出生日期不对，例：1958-03-21。"


def _sex(given: object, today: date) -> tuple[object, str | None]:
    return given, None if given in {"", *Sex.values} else "请选一个，或不填。"


_READ = {"name": _name, "phone": _phone, "address": _address, "born_on": _born_on, "sex": _sex}
