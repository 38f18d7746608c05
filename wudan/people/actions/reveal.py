"""看全: somebody's full data is read, for a stated purpose. The trail is written first (R-A14, A16)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wudan.journal.events import record
from wudan.kit.refusals import Malformed, insist
from wudan.people import opening, permissions
from wudan.people.actions.journaling import subject_of
from wudan.people.actors import Actor
from wudan.people.budgets import spend_budget
from wudan.people.enums import Purpose
from wudan.people.models import Person
from wudan.people.personal import Reading

KINDS = ("phone", "address", "id_number")


@dataclass(frozen=True, slots=True)
class Revealed:
    """What was asked for, in full; the rest is empty. Never stored, never logged."""

    name: str
    phone: str = ""
    address: str = ""
    id_number: str = ""


def reveal(
    *, person: Person, kinds: Iterable[str], purpose: str, by: Actor, at: datetime
) -> Revealed:
    """Read a person's data in full, for staff of the place where they live.

    Raises Malformed (no purpose) or Objected.
    """
    insist(permissions.revealing_objection(by, person))
    wanted = [kind for kind in KINDS if kind in set(kinds)]
    reading = record_reading(person=person, kinds=wanted, purpose=purpose, by=by, at=at)
    return Revealed(person.name, **{kind: getattr(person, kind).opened(reading) for kind in wanted})


def record_reading(
    *, person: Person, kinds: Iterable[str], purpose: str, by: Actor, at: datetime, about: str = ""
) -> Reading:
    """Write who reads what of whom and why; only then is there a Reading.

    The caller has asked whether this person may. `about` names the order it is for.
    Raises Malformed without a known purpose, TooMany when the day's or minute's looks are used up.
    """
    if purpose not in Purpose.values:
        raise Malformed({"purpose": "请选一下为什么要看。"})
    wanted = sorted(kinds)
    spend_budget("reveal", by=by, at=at)
    with transaction.atomic(savepoint=False):
        event = record(
            "person.reveal", subject_of(person), by=by, at=at, why=Purpose(purpose).label,
            facts={"kinds": wanted, "purpose": purpose, "about": about}, react=False,
        )  # fmt: skip
    return opening.recorded(event)
