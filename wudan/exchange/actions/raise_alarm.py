"""报警: the nightly look found a number in something public; said in the journal."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from wudan.exchange.publication import Found, scan
from wudan.journal.events import Subject, record
from wudan.people.actors import THE_CLOCK

_MOST_NAMED = 50


@transaction.atomic(savepoint=False)
def raise_alarm(*, at: datetime) -> list[Found]:
    """Look through everything public; one event when something was found."""
    found = scan(settings.PACK)
    if found:
        subject = Subject("publication", 0, settings.PACK.county, None)
        named = [{"where": one.where, "kind": one.kind.value} for one in found[:_MOST_NAMED]]
        facts = {"count": len(found), "found": named}
        why = f"公开的内容里有 {len(found)} 处电话或身份证号，请改掉"
        record("publication.alarm", subject, by=THE_CLOCK, at=at, why=why, facts=facts)
    return found
