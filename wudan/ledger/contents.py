"""What a certificate says: plain words and numbers from the records, the same for paper and check.

Domain §2.5: time, content, recording unit; who answers for it; that the county's own system is
not the national one, as long as not every record was keyed in there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wudan.areas.models import Unit
from wudan.kit.clock import day_of, local
from wudan.kit.text import masked_name
from wudan.kit.tree_paths import steps_of
from wudan.ledger.enums import EvidenceClass, Grade, Naming, ReportKind
from wudan.ledger.models import Reported, ServiceRecord
from wudan.people.models import Person, Post, Volunteer
from wudan.people.personal import Reading
from wudan.sites.models import Site
from wudan.teams.models import Team

FORMAT = 1
TITLE_HERE, TITLE_REPORTED = "本平台服务记录证明（可查验）", "志愿服务记录证明"
NOTE_HERE = "所列记录尚未全部录入全国志愿服务信息系统。本证明只证明本平台的记录，不是民政部样式。"
NOTE_REPORTED = "所列记录已经录入全国志愿服务信息系统。"
EXPLAINED = (
    "信用时长：到场、离开都有扫码，或名册经服务对象确认。荣誉时长：事后补录或从别处导入。"
    "时长是实际付出的服务时间，不含路上的时间。谁记录，谁证明。"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """For whom, of which unit and days, how named; under which number, when, at whose hands."""

    person: Person
    unit: Unit
    since: date
    until: date
    naming: str
    no: str
    at: datetime
    maker: str


def all_reported(records: Sequence[ServiceRecord]) -> bool:
    """Whether each of these records was keyed in at the national system."""
    rows = Reported.objects.filter(
        kind=ReportKind.RECORD, subject_id__in=[one.pk for one in records]
    )
    return rows.count() == len(records)


def content_of(
    wanted: Wanted, records: Sequence[ServiceRecord], reading: Reading | None, *, reported: bool
) -> dict[str, object]:
    """All that is printed and signed. `reading` opens the document's number where it is in full."""
    person, unit = wanted.person, wanted.unit
    return {
        "format": FORMAT,
        "title": TITLE_REPORTED if reported else TITLE_HERE,
        "note": NOTE_REPORTED if reported else NOTE_HERE,
        "explained": EXPLAINED,
        "no": wanted.no,
        "made_on": day_of(wanted.at).isoformat(),
        "county": wanted.unit.county,
        "unit": unit.name,
        "leader": _leader(unit, day_of(wanted.at)),
        "contact": _contact(unit),
        "maker": wanted.maker,
        "name": masked_name(person.name) if wanted.naming == Naming.MASKED else person.name,
        "document": _document(person, wanted.naming, reading),
        "volunteer_no": volunteer_no(person),
        "since": wanted.since.isoformat(),
        "until": wanted.until.isoformat(),
        "credit": _sum(records, grade=Grade.CREDIT),
        "honor": _sum(records, grade=Grade.HONOR),
        "mix": {one.value: _sum(records, evidence=one) for one in EvidenceClass},
        "records": [_row(one) for one in records],
    }


def volunteer_no(person: Person) -> str:
    """志愿者编号: the county's code and the person's number; nothing for who is no volunteer."""
    known = Volunteer.objects.filter(person=person).exists()
    return f"{person.county}{person.pk:08d}" if known else ""


def _document(person: Person, naming: str, reading: Reading | None) -> str:
    if not person.id_number:
        return "没有登记证件"
    if naming == Naming.FULL and reading is not None:
        return f"居民身份证 {person.id_number.opened(reading)}"
    return f"居民身份证 {person.id_number}"


def _row(one: ServiceRecord) -> list[object]:
    hours = f"{local(one.starts_at):%H:%M}–{local(one.ends_at):%H:%M}"
    return [
        one.day.isoformat(), hours, one.title, one.place, one.words, one.minutes,
        EvidenceClass(one.evidence).label, one.leader_name,
    ]  # fmt: skip


def _sum(records: Sequence[ServiceRecord], **which: str) -> int:
    return sum(
        one.minutes for one in records
        if all(getattr(one, name) == value for name, value in which.items())
    )  # fmt: skip


def _leader(unit: Unit, on: date) -> str:
    """Who answers for the unit: by post, found on the day."""
    heads = Post.objects.held_on(on).filter(unit=unit, heads=True).select_related("person")
    return next((post.person.name for post in heads), "")


def _contact(unit: Unit) -> str:
    """A telephone of the unit itself, or of the nearest site above."""
    own = Team.objects.filter(unit=unit).exclude(phone="").values_list("phone", flat=True).first()
    if own:
        return own
    above = steps_of(unit.path)
    phones = dict(
        Site.objects.filter(unit__in=above).exclude(phone="").values_list("unit", "phone")
    )
    return next((phones[pk] for pk in reversed(above) if pk in phones), "")
