"""查线索: the detectors look at the last quarter's records; what they see is noted once."""

from datetime import datetime, timedelta

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.ledger.detecting import Suspicion, detect
from wudan.ledger.detecting.reading import read
from wudan.ledger.models import Finding
from wudan.people.actors import Actor

SPAN = timedelta(days=120)


@transaction.atomic(savepoint=False)
def look(*, county: str, by: Actor, at: datetime, span: timedelta = SPAN) -> int:
    """Note what is new; how much. Looking again finds nothing twice, and changes no record."""
    until = day_of(at)
    found = detect(read(county, until - span, until))
    keys = [suspicion.key for suspicion in found]
    known = set(Finding.objects.filter(county=county, key__in=keys).values_list("key", flat=True))
    fresh = [suspicion for suspicion in found if suspicion.key not in known]
    Finding.objects.bulk_create(
        [_row(suspicion, county, at) for suspicion in fresh], ignore_conflicts=True
    )
    if fresh:
        subject = Subject("county", 0, county, None)
        record("finding.look", subject, by=by, at=at, facts={"count": len(fresh)}, react=False)
    return len(fresh)


def _row(suspicion: Suspicion, county: str, at: datetime) -> Finding:
    return Finding(
        county=county, unit_id=suspicion.unit, kind=suspicion.kind, key=suspicion.key[:80],
        words=suspicion.words[:200], records=list(suspicion.records), found_at=at,
    )  # fmt: skip
