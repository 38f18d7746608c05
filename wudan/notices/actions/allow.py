"""短信上限: the office says how many short messages a day may cost; the newest counts, at once."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.notices.models import Allowance
from wudan.notices.permissions import allowing_objection
from wudan.people.actors import Actor

MOST_PER_DAY, LONGEST_WHY = 100_000, 200


@transaction.atomic(savepoint=False)
def allow(*, per_day: int, why: str, by: Actor, at: datetime) -> Allowance:
    """Set it. Raises Objected, Malformed."""
    insist(allowing_objection(by))
    why = tidy(why)
    fault = objection_to(why, most=LONGEST_WHY) or ("" if why else "请写一句为什么改。")
    if fault:
        raise Malformed({"why": fault})
    if not 0 <= per_day <= MOST_PER_DAY:
        raise Malformed(
            {"per_day": Phrase("请写 0 到 {most_per_day} 之间的数。", most_per_day=MOST_PER_DAY)}
        )
    county = settings.PACK.county
    made = Allowance.objects.create(
        county=county, per_day=per_day, why=why, at=at, by_id=by.person, under_id=by.post
    )
    subject = Subject("message", made.pk, county, by.unit_id)
    record("message.allow", subject, by=by, at=at, why=why, facts={"per_day": per_day}, react=False)
    return made
