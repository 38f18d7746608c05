"""采用: from a day on the county goes by another version; old checks keep theirs (domain §1.9)."""

from datetime import date, datetime, timedelta

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.sites.actions.taking import one_transaction, worded
from wudan.sites.models import Standard, StandardPeriod
from wudan.sites.permissions import adopting_objection

LONGEST_WHY = 200
FARTHEST = timedelta(days=366)


@one_transaction
def adopt(
    *, standard: Standard, starts_on: date, why: str, by: Actor, at: datetime
) -> StandardPeriod:
    """Go by it from that day, today at the earliest. Raises Malformed, Objected."""
    insist(adopting_objection(by))
    rows = StandardPeriod.objects.select_for_update().filter(county=standard.county, ends_on=None)
    present = rows.order_by("pk").first()
    why = worded("why", why, missing="请写一句为什么换。", most=LONGEST_WHY)
    today = day_of(at)
    if not today <= starts_on <= today + FARTHEST:
        raise Malformed({"starts_on": "从今天起，最远一年内的一天。"})
    if present is not None and present.standard_id == standard.pk:
        raise Objected(Objection("in_force", "现在用的就是这一版。"))
    if present is not None and present.starts_on >= starts_on:
        raise Objected(Objection("later", "已经定了从更晚的一天起换，先等那天到。"))
    if present is not None:
        present.ends_on = starts_on
        present.save(update_fields=["ends_on"])
    made = StandardPeriod.objects.create(
        county=standard.county, standard=standard, starts_on=starts_on, why=why
    )
    subject = Subject("standard", standard.pk, standard.county, by.unit_id)
    facts = {"period": made.pk, "from": starts_on.isoformat()}
    record("standard.adopt", subject, by=by, at=at, why=why, facts=facts, react=False)
    return made
