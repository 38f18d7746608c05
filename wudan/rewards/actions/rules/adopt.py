"""施行: from a day on, today at the earliest, the county earns by another version (R076).

What was earned stays: an act is judged by the rule of its own day, and no period that has
begun can be moved (the database refuses it).
"""

from datetime import date, datetime, timedelta

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.rewards.models import PointRules, PointRulesPeriod
from wudan.rewards.permissions.rule import adopting_objection

LONGEST_WHY = 200
FARTHEST = timedelta(days=366)


@transaction.atomic(savepoint=False)
def adopt(
    *, rules: PointRules, starts_on: date, why: str, by: Actor, at: datetime
) -> PointRulesPeriod:
    """Go by this version from that day. Raises Malformed, Objected."""
    insist(adopting_objection(by))
    # every row of the county, so that two who decide at once wait for each other
    rows = PointRulesPeriod.objects.select_for_update().filter(county=rules.county).order_by("pk")
    present = next((row for row in rows if row.ends_on is None), None)
    why = tidy(why)
    if fault := "" if why else "请写一句为什么换。":
        raise Malformed({"why": fault})
    if fault := objection_to_published(why, most=LONGEST_WHY) or "":
        raise Malformed({"why": fault})
    today = day_of(at)
    if not today <= starts_on <= today + FARTHEST:
        raise Malformed({"starts_on": "从今天起，最远一年内的一天；过去的分不会改。"})
    if present is not None:
        _end(present, rules, starts_on)
    made = PointRulesPeriod.objects.create(
        county=rules.county, rules=rules, starts_on=starts_on, decided_on=today, why=why
    )
    subject = Subject("point_rules", rules.pk, rules.county, by.unit_id)
    facts = {"period": made.pk, "from": starts_on.isoformat()}
    record("point_rules.adopt", subject, by=by, at=at, why=why, facts=facts, react=False)
    return made


def _end(present: PointRulesPeriod, rules: PointRules, starts_on: date) -> None:
    """The version in force ends where the next begins."""
    if present.rules_id == rules.pk:
        raise Objected(Objection("in_force", "现在定的就是这一版。"))
    if present.starts_on >= starts_on:
        raise Objected(Objection("later", "已经定了从更晚的一天起换，先等那天到。"))
    present.ends_on = starts_on
    present.save(update_fields=["ends_on"])
