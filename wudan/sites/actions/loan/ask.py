"""请借: a unit asks another for a place, a thing or a person, for a time (R029)."""

from datetime import datetime, timedelta

from django.conf import settings

from wudan.areas.calendars import working_calendar
from wudan.areas.models import Unit
from wudan.areas.standing import beginning
from wudan.kit.clock import local
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.sites import policies
from wudan.sites.actions.loan.holding import LONGEST, lock_thing, note, one_transaction
from wudan.sites.enums.loan import LoanVerb
from wudan.sites.models import Loan, Resource
from wudan.sites.permissions.loan import asking_objection

LONGEST_LOAN, FURTHEST = timedelta(days=90), timedelta(days=365)
MOST_WAITING = 50
SOONEST = timedelta(hours=1)
"""So long at least a keeper has to answer, also for what is wanted now."""


@one_transaction
def ask(
    *, resource: Resource, borrower: Unit, purpose: str, starts_at: datetime, ends_at: datetime,
    by: Actor, at: datetime,
) -> Loan:  # fmt: skip
    """Ask. Others may ask for the same time; only one of them gets it. Raises Malformed, Objected."""
    held = lock_thing(resource.pk)
    insist(asking_objection(by, held, borrower))
    purpose = tidy(purpose)
    if faults := _faults(purpose, starts_at, ends_at, at):
        raise Malformed(faults)
    mine = Loan.objects.filter(resource=held, borrower=borrower)
    if mine.overlapping(starts_at, ends_at).filter(state__in=["asked", "agreed", "out"]).exists():
        raise Objected(Objection("asked", "这段时间本单位已经请借过这一件了。"))
    if Loan.objects.filter(borrower=borrower, state="asked").count() >= MOST_WAITING:
        raise Objected(
            Objection(
                "too_many",
                Phrase("还没答复的请借最多 {most_waiting} 笔。", most_waiting=MOST_WAITING),
            )
        )
    made = Loan(
        county=held.county, resource=held, borrower=borrower, purpose=purpose, starts_at=starts_at,
        ends_at=ends_at, asked_at=at, asked_as=by.label[:80],
        answer_by=_answer_due(starts_at, ends_at, at),
    )  # fmt: skip
    with beginning("这个单位、这支队伍刚刚撤销了，不能再请借。"):
        made.save(force_insert=True)
    note(LoanVerb.ASK, made, by=by, at=at, starts=starts_at.isoformat(), ends=ends_at.isoformat())
    return made


def _answer_due(starts_at: datetime, ends_at: datetime, at: datetime) -> datetime:
    """As for a room; but a loan may be asked for from now on, and half-way to now is no time to answer."""
    latest = working_calendar().due(at, settings.PACK.room_answer)
    due = policies.answer_due(starts_at, at=at, latest=latest)
    return max(due, min(at + SOONEST, ends_at))


def _faults(purpose: str, starts_at: datetime, ends_at: datetime, at: datetime) -> dict[str, str]:
    faults = {}
    if fault := objection_to(purpose, most=LONGEST) or ("" if purpose else "请写做什么用。"):
        faults["purpose"] = fault
    if ends_at <= starts_at:
        faults["ends_at"] = "还的时间要晚于借的时间。"
    elif ends_at <= at:
        faults["ends_at"] = "还的时间已经过了。"
    elif ends_at - starts_at > LONGEST_LOAN:
        faults["ends_at"] = Phrase("一次最多借 {days} 天。", days=LONGEST_LOAN.days)
    if starts_at < at - timedelta(hours=1):
        faults["starts_at"] = "借的时间已经过了。"
    elif local(starts_at) > local(at) + FURTHEST:
        faults["starts_at"] = "最远只能借到一年以后。"
    return faults
