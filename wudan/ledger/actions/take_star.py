"""申请星级: asked for by the volunteer, given by the county's table, seen by nobody else."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objected, Objection
from wudan.ledger import policies
from wudan.ledger.models import ServiceRecord, Star
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor


@transaction.atomic(savepoint=False)
def take_star(*, by: Actor, at: datetime) -> Star:
    """The star that one's hours are worth today; asked again, the same. Raises Objected."""
    if by.is_staff or by.person_id is None:
        raise Objected(Objection("not_oneself", "星级由本人申请，请切换到“本人”。"))
    person = lock_persons([by.person])[by.person]
    minutes = ServiceRecord.objects.live().filter(person=person).total()
    level = policies.star_of(minutes, settings.PACK.hours)
    if not level:
        first = settings.PACK.hours.stars[0]
        raise Objected(
            Objection(
                "too_few_hours",
                Phrase("满 {first} 小时可以申请{first2}。", first=first[1], first2=first[0]),
            )
        )
    star, is_new = Star.objects.get_or_create(
        person=person, level=level, defaults={"county": person.county, "minutes": minutes, "at": at}
    )
    if is_new:
        subject = Subject("person", person.pk, person.county, person.home_id)
        record("hours.star", subject, by=by, at=at, facts={"level": level}, react=False)
    return star
