"""开证明: one certificate for each unit that recorded something in the period (谁记录谁证明).

Free, by the volunteer alone; at the counter for who has no phone (67号令 §14).
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from wudan.kit import numbers
from wudan.kit.canonical import spell
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.ledger.actions.certificates import journal, one_transaction
from wudan.ledger.certifying import making_objection
from wudan.ledger.contents import Wanted, all_reported, content_of
from wudan.ledger.enums import Grade, Naming
from wudan.ledger.models import Certificate, CertifiedRecord, ServiceRecord
from wudan.people import opening
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.models import Person

MOST_RECORDS = 500
MOST_A_DAY = 40
MOST_DAYS = 20 * 366
BY_ONESELF = "本人在平台自助开具"
_TOO_OFTEN = Objection(
    "too_often", Phrase("一天最多开 {most_a_day} 份证明。开过的可以再打印。", most_a_day=MOST_A_DAY)
)


@one_transaction
def certify(
    *, person: Person, since: date, until: date, naming: str, by: Actor, at: datetime
) -> list[Certificate]:
    """Certificates of all that counts in the period. Raises Malformed, Objected."""
    if faults := _faults(since, until, naming, day_of(at)):
        raise Malformed(faults)
    held = lock_persons([person.pk])[person.pk]
    insist(making_objection(by, held, naming))
    records = _records(held, since, until)
    made = [_made(held, rows, since, until, naming, by, at) for rows in _by_unit(records).values()]
    lately = Certificate.objects.filter(person=held, made_at__gt=at - timedelta(days=1))
    if lately.count() > MOST_A_DAY:
        raise Objected(_TOO_OFTEN)
    return made


def _records(person: Person, since: date, until: date) -> list[ServiceRecord]:
    live = ServiceRecord.objects.live().filter(person=person, day__gte=since, day__lte=until)
    found = list(
        live.select_related("unit").order_by("unit__path", "starts_at")[: MOST_RECORDS + 1]
    )
    if not found:
        raise Malformed({"since": "这段时间里没有已记录的服务。换一段时间，或先看看“我的时长”。"})
    if len(found) > MOST_RECORDS:
        raise Malformed(
            {
                "until": Phrase(
                    "这段时间超过 {most_records} 条记录，请分几段开。", most_records=MOST_RECORDS
                )
            }
        )
    return found


def _by_unit(records: Sequence[ServiceRecord]) -> dict[int, list[ServiceRecord]]:
    found: dict[int, list[ServiceRecord]] = {}
    for one in records:
        found.setdefault(one.unit_id, []).append(one)
    return found


def _made(
    person: Person, records: list[ServiceRecord], since: date, until: date, naming: str,
    by: Actor, at: datetime,
) -> Certificate:  # fmt: skip
    unit, no = records[0].unit, numbers.draw()
    reading = opening.own(by, person.pk) if naming == Naming.FULL else None
    maker = f"{by.label}代打" if by.is_staff else BY_ONESELF
    wanted = Wanted(person, unit, since, until, naming, no, at, maker)
    reported = all_reported(records)
    content = content_of(wanted, records, reading, reported=reported)
    certificate = Certificate(
        county=person.county, no=no, person=person, unit=unit, since=since, until=until,
        naming=naming, credit_minutes=_minutes(records, Grade.CREDIT),
        honor_minutes=_minutes(records, Grade.HONOR), records_count=len(records),
        is_reported=reported, words=json.dumps(content, ensure_ascii=False),
        sha256=hashlib.sha256(spell(content)).hexdigest(), made_at=at, made_by_id=by.person,
        made_post_id=by.post_id,
    )  # fmt: skip
    certificate.save(force_insert=True)
    CertifiedRecord.objects.bulk_create(
        CertifiedRecord(certificate=certificate, record=one) for one in records
    )
    journal("make", certificate, by=by, at=at)
    return certificate


def _minutes(records: Sequence[ServiceRecord], grade: Grade) -> int:
    return sum(one.minutes for one in records if one.grade == grade)


def _faults(since: date, until: date, naming: str, today: date) -> dict[str, str]:
    faults = {}
    if naming not in Naming.values:
        faults["naming"] = "请选姓名和证件号怎么写。"
    if since > until:
        faults["until"] = "止的日子在起的日子前面，请对调。"
    elif since > today:
        faults["since"] = "这个日子还没有到。"
    elif (until - since).days > MOST_DAYS:
        faults["until"] = "时间太长了，请分几段开。"
    return faults
