"""关账 and 重开: the office fixes a month's figures with their rows; reopening needs a reason."""

from datetime import datetime

from django.db import transaction

from wudan.journal.events import record
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to
from wudan.people.actors import Actor
from wudan.registers.actions.draft_month import draft_month, sheet_of
from wudan.registers.actions.holding import hold, is_closed, keep, subject_of
from wudan.registers.models import MonthClosing, ReportMonth
from wudan.registers.months.reckoning import digest_of_all
from wudan.registers.permissions import closing_objection, reopening_objection

_MOST_WORDS = 200


@transaction.atomic(savepoint=False)
def close_month(*, month: ReportMonth, by: Actor, at: datetime) -> MonthClosing:
    """Reckon once more and fix; what changed since somebody confirmed stays beside it. Raises Objected."""
    held = hold(month.pk)
    insist(closing_objection(by, held, closed=is_closed(held), at=at))
    draft_month(county=held.county, month=held.month, at=at, looks_back=False)
    fix(held, at=at)
    digests = held.summaries.values_list("digest", flat=True)
    made = MonthClosing.objects.create(
        month=held, at=at, closed_by_id=by.person, closed_as=by.label[:80], digest=digest_of_all(digests)
    )  # fmt: skip
    waiting = held.summaries.filter(confirmed_at=None).count()
    facts = {"month": f"{held.month:%Y-%m}", "digest": made.digest, "unconfirmed": waiting}
    record("month.close", subject_of(held), by=by, at=at, facts=facts)
    return made


@transaction.atomic(savepoint=False)
def reopen_month(*, month: ReportMonth, why: str, by: Actor, at: datetime) -> MonthClosing:
    """Open a closed month again, for a reason that stays. Raises Objected, Malformed."""
    held = hold(month.pk)
    live = held.closings.filter(reopened_at=None).first()
    insist(reopening_objection(by, closed=live is not None))
    fault = objection_to(why, most=_MOST_WORDS) if why.strip() else "请写明为什么要重开。"
    if fault or live is None:
        raise Malformed({"why": fault or ""})
    live.reopened_at, live.reopened_by_id = at, by.person
    live.reopened_as, live.why = by.label[:80], why.strip()
    live.save()
    facts = {"month": f"{held.month:%Y-%m}"}
    record("month.reopen", subject_of(held), by=by, at=at, why=live.why, facts=facts)
    return live


def fix(month: ReportMonth, *, at: datetime) -> None:
    """Confirmed summaries take the rows of now as well; their changes say what differs."""
    confirmed = month.summaries.exclude(confirmed_at=None).select_related("unit", "month")
    for summary in confirmed:
        if summary.changes:
            keep(summary, sheet_of(summary, at=at), at=at)
