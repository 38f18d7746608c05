"""导入时长: a record of another system becomes one of ours, as 荣誉时长 with evidence "imported".

Once by origin and number. The same validations as at the time; a day that is full takes what fits
nowhere: the row is refused and stays with who imports it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from wudan.areas.models import Unit
from wudan.journal.events import record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Objection, insist
from wudan.ledger import policies
from wudan.ledger.actions.posting import post, take_accounts
from wudan.ledger.actions.telling import subject_of
from wudan.ledger.enums import EvidenceClass, TransferKind
from wudan.ledger.models import ServiceRecord
from wudan.people.actors import Actor
from wudan.people.models import Person

_OWN = Objection("own_hours", "自己的时长要由另一个人导入。")
_NOT_YOURS = Objection("not_your_role", "导入时长由中心办公室来做。")
_FULL = Objection("day_is_full", "这一天已经记满 8 小时。")
_TOO_LONG = Objection("too_long", "时长比起止时间还长。")


@dataclass(frozen=True, slots=True)
class Brought:
    """A record as another system told it."""

    origin: str
    origin_no: str
    title: str
    place: str
    words: str
    leader: str
    starts_at: datetime
    ends_at: datetime
    minutes: int


@transaction.atomic(savepoint=False)
def import_hours(
    *, person: Person, unit: Unit, brought: Brought, by: Actor, at: datetime
) -> ServiceRecord:
    """Post it, once. Raises Objected."""
    insist(importing_objection(by, person))
    span = policies.Span(brought.starts_at, brought.ends_at)
    insist(policies.objection_to_span(span, at=at))
    if not 0 < brought.minutes <= span.minutes:
        raise Objected(_TOO_LONG)
    take_accounts(person.pk, unit)
    known = ServiceRecord.objects.filter(origin=brought.origin, origin_no=brought.origin_no).first()
    if known is not None:
        return known
    already = ServiceRecord.objects.minutes_of_day(person.pk, day_of(brought.starts_at))
    fitting = policies.allowed_minutes(
        brought.minutes, on_that_day=already, rules=settings.PACK.hours, approved=False
    )
    if fitting < brought.minutes:
        raise Objected(_FULL)
    draft = ServiceRecord(
        county=unit.county, person=person, unit=unit, title=brought.title, place=brought.place,
        words=brought.words, leader_name=brought.leader, day=day_of(brought.starts_at),
        starts_at=brought.starts_at, ends_at=brought.ends_at, minutes=brought.minutes,
        grade=policies.GRADE_OF[EvidenceClass.IMPORTED], evidence=EvidenceClass.IMPORTED,
        origin=brought.origin, origin_no=brought.origin_no,
    )  # fmt: skip
    ref = f"import:{brought.origin}:{brought.origin_no}"[:64]
    made = post(draft, ref=ref, kind=TransferKind.IMPORT, by=by, at=at)
    facts = {"minutes": made.minutes, "evidence": made.evidence, "origin": made.origin}
    record("hours.import", subject_of(made), by=by, at=at, facts=facts)
    return made


def importing_objection(by: Actor, person: Person) -> Objection | None:
    """Why this actor may not bring hours in (for this person): never one's own (A01)."""
    if by.role != "center_office":
        return _NOT_YOURS
    return _OWN if by.person_id == person.pk else None
