"""确认月小结: one tap, of what was seen; if rows changed since, they are told first (R097; domain §5 row 31)."""

from datetime import datetime

from django.db import transaction

from wudan.journal.events import record
from wudan.kit.refusals import Malformed, Stale, insist
from wudan.kit.text import objection_to
from wudan.people.actors import Actor
from wudan.registers.actions.draft_month import sheet_of
from wudan.registers.actions.holding import hold, is_closed, keep, subject_of
from wudan.registers.models import MonthSummary
from wudan.registers.months.differing import Difference, differences, kept
from wudan.registers.permissions import confirming_objection, taking_back_objection

MOST_WORDS = 1000


@transaction.atomic(savepoint=False)
def confirm_month(
    *, summary: MonthSummary, by: Actor, at: datetime, seen: str, words: str = ""
) -> list[Difference]:
    """Confirm what was seen; what changed since, if anything did, and then it is not confirmed.

    `seen` is the digest the page showed. Raises Objected, Malformed, Stale.
    """
    month = hold(summary.month_id)
    held = (
        MonthSummary.objects.select_for_update().select_related("unit", "month").get(pk=summary.pk)
    )
    insist(confirming_objection(by, held, closed=is_closed(month), at=at))
    if fault := objection_to(words, most=MOST_WORDS) if words else None:
        raise Malformed({"words": fault})
    if held.digest != seen:
        raise Stale("stale", "刚刚重新起草过，请看看现在的数再确认。")
    sheet = sheet_of(held, at=at)
    found = differences(kept(held), sheet)
    held.words = words.strip()
    if found:
        held.changes = [one.plain() for one in found]
        keep(held, sheet, at=at)
        return found
    held.changes, held.confirmed_at = [], at
    held.confirmed_by_id, held.confirmed_as = by.person, by.label[:80]
    held.save()
    facts = {"month": f"{month.month:%Y-%m}", "digest": held.digest}
    record(
        "summary.confirm", subject_of(month, "month_summary", held.pk), by=by, at=at, facts=facts
    )
    return []


@transaction.atomic(savepoint=False)
def take_back(*, summary: MonthSummary, by: Actor, at: datetime) -> MonthSummary:
    """Take one's confirmation back while the month is open, to look at it again. Raises Objected."""
    month = hold(summary.month_id)
    held = (
        MonthSummary.objects.select_for_update().select_related("unit", "month").get(pk=summary.pk)
    )
    insist(taking_back_objection(by, held, closed=is_closed(month)))
    sheet = sheet_of(held, at=at)
    held.changes = [one.plain() for one in differences(kept(held), sheet)]
    held.confirmed_at = held.confirmed_by_id = None
    held.confirmed_as = ""
    keep(held, sheet, at=at)
    record("summary.take_back", subject_of(month, "month_summary", held.pk), by=by, at=at)
    return held
