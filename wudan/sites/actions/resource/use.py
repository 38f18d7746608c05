"""记一次使用: whether what was opened is really used, from the keeper's word or from what happened (R022)."""

from datetime import date, datetime, timedelta
from functools import partial

from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.sites.actions.resource.holding import lock, note, one_transaction
from wudan.sites.enums.resource import ResourceVerb, UseSource
from wudan.sites.models.resource import Resource, ResourceUse
from wudan.sites.permissions.resource import step_objection

LONGEST = 200
MOST_PEOPLE = 100_000
BACK_DAYS = 30


@one_transaction
def use(
    *, resource: Resource, on: date, by: Actor, at: datetime, people_count: int | None = None,
    words: str = "",
) -> ResourceUse:  # fmt: skip
    """One tap: it was used on that day. Once a day is enough. Raises Malformed, Objected."""
    held = lock(resource, partial(step_objection, verb=ResourceVerb.USE), by=by)
    words, today = tidy(words), day_of(at)
    faults = {}
    if fault := objection_to(words, most=LONGEST):
        faults["words"] = fault
    if not today - timedelta(days=BACK_DAYS) <= on <= today:
        faults["on"] = Phrase("只能记今天，或最近 {back_days} 天的。", back_days=BACK_DAYS)
    if people_count is not None and not 0 < people_count <= MOST_PEOPLE:
        faults["people_count"] = "人数不对；不知道就不填。"
    if faults:
        raise Malformed(faults)
    if not count_use(
        resource=held, source=UseSource.NOTE, ref=on.isoformat(), on=on, by=by, at=at,
        people_count=people_count, words=words,
    ):  # fmt: skip
        raise Objected(Objection("noted", "这一天已经记过了。"))
    return ResourceUse.objects.get(resource=held, source=UseSource.NOTE, ref=on.isoformat())


def count_use(
    *, resource: Resource, source: UseSource, ref: str, on: date, by: Actor, at: datetime,
    people_count: int | None = None, words: str = "",
) -> bool:  # fmt: skip
    """Count what is known from elsewhere (an activity, a loan), each occasion once; within the caller's act.

    The resource's row is held by this statement; whether it was new.
    """
    list(Resource.objects.select_for_update().filter(pk=resource.pk).values_list("pk", flat=True))
    _row, is_new = ResourceUse.objects.get_or_create(
        resource=resource, source=source, ref=ref,
        defaults={"day": on, "people_count": people_count, "words": words[:LONGEST],
                  "noted_at": at, "noted_as": by.label[:80]},
    )  # fmt: skip
    if not is_new:
        return False
    if resource.used_on is None or resource.used_on < on:
        resource.used_on = on
        resource.save(update_fields=["used_on"])
    told = {"source": source.value, "ref": ref, "day": on.isoformat()}
    note(ResourceVerb.USE, resource, by=by, at=at, facts=told)
    return True
