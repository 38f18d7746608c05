"""村委会定村规: the committee's decision, with its day, the number of its minutes and who signed; or that there is none."""

from datetime import date, datetime, timedelta

from django.db import transaction

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.rewards.actions.village.propose import note
from wudan.rewards.enums.deed import VillageState
from wudan.rewards.models import VillageRules
from wudan.rewards.permissions.village import closing_objection

LONGEST_NO = 40
LONGEST_SIGNERS = 120
LONGEST_WHY = 200
_RECENT = timedelta(days=90)
_FARTHEST = timedelta(days=366)


@transaction.atomic(savepoint=False)
def decide(
    *, row: VillageRules, decided_on: date, minutes_no: str, signers: str, starts_on: date, by: Actor,
    at: datetime,
) -> VillageRules:  # fmt: skip
    """The committee decided; from that day on it counts, the version before ends. Raises Malformed, Objected."""
    held = _hold(row)
    insist(closing_objection(by, held))
    today = day_of(at)
    faults = {
        "decided_on": "" if today - _RECENT <= decided_on <= today else "开会的日子在最近三个月里，不能是以后。",
        "starts_on": "" if today <= starts_on <= today + _FARTHEST else "从今天起，最远一年内的一天；过去的分不会改。",
        "minutes_no": _fault(minutes_no, LONGEST_NO, "请写会议记录的编号。"),
        "signers": _fault(signers, LONGEST_SIGNERS, "请写谁签的字。"),
    }  # fmt: skip
    if faults := {name: words for name, words in faults.items() if words}:
        raise Malformed(faults)
    before = held.unit.village_rules.decided().filter(ends_on=None).first()
    if before is not None:
        if before.starts_on is not None and before.starts_on > starts_on:
            raise Malformed({"starts_on": "已经定了一版从更晚的一天起用，不能早于那天。"})
        before.ends_on = starts_on
        before.save(update_fields=["ends_on"])
    held.state, held.decided_on, held.starts_on = VillageState.DECIDED, decided_on, starts_on
    held.minutes_no, held.signers = tidy(minutes_no), tidy(signers)
    _close(held, by=by, at=at)
    note("decide", held, by=by, at=at, starts_on=starts_on.isoformat())
    return held


@transaction.atomic(savepoint=False)
def drop(*, row: VillageRules, why: str, by: Actor, at: datetime) -> VillageRules:
    """The committee did not want it so. Raises Malformed without a reason, Objected."""
    held = _hold(row)
    insist(closing_objection(by, held))
    if fault := _fault(why, LONGEST_WHY, "请写一句为什么没定。"):
        raise Malformed({"why": fault})
    held.state, held.closed_why = VillageState.DROPPED, tidy(why)
    _close(held, by=by, at=at)
    note("drop", held, by=by, at=at, why=held.closed_why)
    return held


def _hold(row: VillageRules) -> VillageRules:
    """The village's unit is held, so that two versions never begin at once."""
    Unit.objects.select_for_update().get(pk=row.unit_id)
    rows = VillageRules.objects.select_for_update(of=("self",)).select_related("unit")
    return rows.get(pk=row.pk)


def _fault(text: str, most: int, missing: str) -> str:
    text = tidy(text)
    return missing if not text else objection_to_published(text, most=most) or ""


def _close(held: VillageRules, *, by: Actor, at: datetime) -> None:
    held.closed_at, held.closed_by_id, held.closed_post_id = at, by.person, by.post
    held.save()
