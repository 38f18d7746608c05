"""移交平台: another department leads from a day on; the history of duties stays (R035)."""

from datetime import date, datetime, timedelta

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.actions.recording import journal, lock_platform, one_transaction
from wudan.catalog.enums import DutyKind
from wudan.catalog.models import Platform, PlatformDuty
from wudan.catalog.permissions import duty_objection
from wudan.catalog.querysets import PlatformDutyQuerySet
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor

_FURTHEST = 370


@one_transaction
def hand_over(
    *, platform: Platform, to: Unit, starts_on: date, why: str, by: Actor, at: datetime
) -> PlatformDuty:
    """Let another department lead from a day on; the present one leads until the day before.

    What waits in the queue is seen by whoever leads on the day. Raises Objected, Malformed.
    """
    platform = lock_platform(platform)
    insist(duty_objection(by))
    why = _reason(why)
    _insist_on_day(starts_on, at)
    _insist_on_department(to, platform.county, starts_on)
    duties = PlatformDuty.objects.select_for_update().filter(platform=platform)
    leads = list(duties.filter(kind=DutyKind.LEAD).order_by("pk"))
    if any(one.starts_on >= starts_on for one in leads):
        raise Objected(Objection("later_lead", "那天以后已经定了牵头部门，请先看分工记录。"))
    now = next((one for one in leads if one.ends_on is None or one.ends_on > starts_on), None)
    if now is not None and now.unit_id == to.pk:
        raise Objected(Objection("same_lead", Phrase("{to}现在就是牵头部门。", to=to.short_name)))
    if now is not None:
        now.ends_on = starts_on
        now.save(update_fields=["ends_on"])
    _end_cooperation(duties, to, starts_on)
    made = PlatformDuty.objects.create(
        platform=platform, unit=to, kind=DutyKind.LEAD, starts_on=starts_on
    )
    facts = {"from": now.unit_id if now else None, "to": to.pk, "on": starts_on.isoformat()}
    journal(
        "platform.hand_over", "platform", platform.pk, platform.county, by=by, at=at, why=why, facts=facts
    )  # fmt: skip
    return made


@one_transaction
def cooperate(
    *, platform: Platform, unit: Unit, starts_on: date, why: str, by: Actor, at: datetime
) -> PlatformDuty:
    """Let a department cooperate from a day on. Raises Objected, Malformed."""
    platform = lock_platform(platform)
    insist(duty_objection(by))
    why = _reason(why)
    _insist_on_day(starts_on, at)
    _insist_on_department(unit, platform.county, starts_on)
    if PlatformDuty.objects.on(starts_on).filter(platform=platform, unit=unit).exists():
        raise Objected(
            Objection(
                "has_duty", Phrase("{unit}那天已经牵头或配合这个平台。", unit=unit.short_name)
            )
        )
    made = PlatformDuty.objects.create(
        platform=platform, unit=unit, kind=DutyKind.COOPERATING, starts_on=starts_on
    )
    facts = {"unit": unit.pk, "on": starts_on.isoformat()}
    journal(
        "platform.cooperate", "platform", platform.pk, platform.county, by=by, at=at, why=why, facts=facts
    )  # fmt: skip
    return made


@one_transaction
def end_cooperation(
    *, duty: PlatformDuty, ends_on: date, why: str, by: Actor, at: datetime
) -> PlatformDuty:
    """A department cooperates no longer from a day on; not the last one, for a platform has one lead
    and at least one that cooperates (R035). Raises Objected, Malformed."""
    platform = lock_platform(duty.platform)
    insist(duty_objection(by))
    why = _reason(why)
    _insist_on_day(ends_on, at, name="ends_on")
    held = PlatformDuty.objects.get(pk=duty.pk)
    if held.kind != DutyKind.COOPERATING or held.ends_on is not None:
        raise Objected(Objection("no_cooperation", "牵头用“移交”；已经结束的不用再结束。"))
    held.ends_on = max(ends_on, held.starts_on + timedelta(days=1))
    if not _others_stay(held, held.ends_on):
        words = "那天以后就没有配合部门了，请先定下另一个配合部门。"
        raise Objected(Objection("last_cooperating", words))
    held.save(update_fields=["ends_on"])
    facts = {"unit": held.unit_id, "on": held.ends_on.isoformat()}
    journal(
        "platform.part", "platform", platform.pk, platform.county, by=by, at=at, why=why, facts=facts
    )  # fmt: skip
    return held


def _others_stay(duty: PlatformDuty, day: date) -> bool:
    """Whether another one cooperates from that day on, with no end to it."""
    others = PlatformDuty.objects.on(day).filter(platform=duty.platform, kind=DutyKind.COOPERATING)
    return others.filter(ends_on=None).exclude(pk=duty.pk).exists()


def _end_cooperation(duties: PlatformDutyQuerySet, to: Unit, starts_on: date) -> None:
    """Who leads no longer cooperates besides."""
    running = duties.on(starts_on).filter(unit=to, kind=DutyKind.COOPERATING)
    running.filter(starts_on__lt=starts_on).update(ends_on=starts_on)
    running.filter(starts_on__gte=starts_on).delete()


def _reason(why: str) -> str:
    why = tidy(why)
    if not why:
        raise Malformed({"why": "请写一句依据，如文件名或会议。"})
    if fault := objection_to(why, most=200):
        raise Malformed({"why": fault})
    return why


def _insist_on_day(day: date, at: datetime, *, name: str = "starts_on") -> None:
    today = day_of(at)
    if not today <= day <= today + timedelta(days=_FURTHEST):
        raise Malformed({name: "请选今天到一年以内的一天；过去的分工不改。"})


def _insist_on_department(unit: Unit, county: str, day: date) -> None:
    is_there = unit.starts_on <= day and (unit.ends_on is None or unit.ends_on > day)
    if unit.kind != UnitKind.DEPARTMENT or unit.county != county or not is_there:
        raise Malformed({"unit": "请选一个县级部门。"})
