"""Service records of the county's people, laid down as rows: for what reads them."""

from datetime import date, datetime, timedelta
from itertools import count

from tests.world import COUNTY, World
from wudan.kit.clock import CHINA
from wudan.ledger.models import ServiceRecord
from wudan.people.models import Volunteer

_numbers = count(10_000_000_000)
DAY = date(2026, 3, 7)


def record_of(
    world: World, who: str = "小武", unit: str = "clippers", *, day: date = DAY, hour: int = 9,
    minutes: int = 90, evidence: str = "scanned", **given: object,
) -> ServiceRecord:  # fmt: skip
    """One record that counts."""
    starts_at = datetime(day.year, day.month, day.day, hour, tzinfo=CHINA)
    grade = "honor" if evidence in {"backfilled", "imported"} else "credit"
    chosen: dict[str, object] = {
        "title": "上门理发", "place": "杨柳村", "words": "给三位老人理发", "leader_name": "苏远",
    } | given  # fmt: skip
    return ServiceRecord.objects.create(
        county=COUNTY, no=f"F{next(_numbers)}", person=world.people[who], unit=world.units[unit],
        day=day, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=minutes),
        minutes=minutes, grade=grade, evidence=evidence, recorded_at=starts_at + timedelta(days=1),
        **chosen,
    )  # fmt: skip


def volunteer(world: World, who: str = "小武") -> Volunteer:
    """Somebody of the cast, registered."""
    found, _made = Volunteer.objects.get_or_create(
        person=world.people[who], defaults={"joined_at": datetime(2025, 5, 1, tzinfo=CHINA)}
    )
    return found
