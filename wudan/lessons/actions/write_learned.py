"""记学习考察、经验介绍、培训学习: what was seen, by which posts, and what was learned (R115, R116)."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import tidy
from wudan.lessons.models import Learned
from wudan.lessons.permissions import writing_objection
from wudan.lessons.policies import Told, faults_of
from wudan.people.actors import Actor


@transaction.atomic(savepoint=False)
def write_learned(*, told: Told, by: Actor, at: datetime) -> Learned:
    """Write it down for the own unit. Raises Objected, Malformed."""
    insist(writing_objection(by))
    tidied: dict[str, Any] = {
        name: tidy(text) for name, text in asdict(told).items() if isinstance(text, str)
    }
    told = replace(told, **tidied)
    if faults := faults_of(told, today=day_of(at)):
        raise Malformed(faults)
    unit = Unit.objects.get(posts=by.post)
    made = Learned.objects.create(
        county=unit.county, kind=told.kind, title=told.title, place=told.place, starts_on=told.starts_on,
        ends_on=told.ends_on, posts=told.posts, people_count=told.people_count, words=told.words, link=told.link,
        unit=unit, written_at=at, written_by_id=by.person, written_as=by.label[:80],
    )  # fmt: skip
    subject = Subject("learned", made.pk, unit.county, unit.pk, unit.branch_id)
    record("learned.write", subject, by=by, at=at, facts={"kind": made.kind}, react=False)
    return made
