"""查兑换和记分: what the detectors see is noted once, beside the other findings; a human decides (A10, A11)."""

from datetime import datetime

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.ledger.models import Finding
from wudan.people.actors import Actor
from wudan.rewards.actions.acting import one_transaction
from wudan.rewards.detecting import collectors, granters


@one_transaction
def look(*, county: str, by: Actor, at: datetime) -> int:
    """Note what is new; how much. Looking again finds nothing twice."""
    found = [one for look_at in (collectors, granters) for one in look_at(county, day_of(at))]
    keys = [one.key for one in found]
    known = set(Finding.objects.filter(county=county, key__in=keys).values_list("key", flat=True))
    fresh = [
        Finding(county=county, unit_id=one.unit, kind=one.kind, key=one.key, words=one.words, records=[], found_at=at)
        for one in found if one.key not in known
    ]  # fmt: skip
    Finding.objects.bulk_create(fresh, ignore_conflicts=True)
    if fresh:
        subject = Subject("county", 0, county, None)
        record("finding.look", subject, by=by, at=at, facts={"count": len(fresh)}, react=False)
    return len(fresh)
