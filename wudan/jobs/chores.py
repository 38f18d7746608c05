"""What the worker does by the day and every few minutes, a chore at a time: a fault in one holds up no other."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.conf import settings

from wudan.activities.actions import end_over, lapse_invitations, remind
from wudan.activities.actions.sweeping import sweep_sheets
from wudan.complaints.actions import raise_overdue
from wudan.content.actions import sweep_media, take_down_unagreed
from wudan.deliveries.actions import end_over as end_rounds_over
from wudan.funds.proof import verify_funds
from wudan.honors.actions.campaigns import drop_unconsented_pictures, remind_offices
from wudan.honors.actions.sweeping import sweep_honor_pictures
from wudan.intake.actions import sweep_scans
from wudan.jobs.exports import clear_old, look_through_publication
from wudan.journal.anchoring import anchor, is_due
from wudan.ledger.actions import escalate_disputes, look, sweep_proofs
from wudan.ledger.models import Dispute
from wudan.ledger.proof import verify, verify_points
from wudan.lessons.actions import sum_up_weeks
from wudan.meetings.actions.tasks import remind_owners
from wudan.orders.actions import cooperating
from wudan.orders.models import Cooperation
from wudan.people.actions import posts
from wudan.people.actors import THE_CLOCK
from wudan.privacy.actions import jumped_since, retain
from wudan.projects.actions.changes import open_menus
from wudan.registers.actions import ask_daily, draft_due, rebuild_reach
from wudan.registers.projects import propose_what_idles
from wudan.rewards.actions.look import look as look_at_collectors
from wudan.rewards.actions.redemptions import expire_due
from wudan.rewards.proof import verify_stock
from wudan.sites.actions import resource as resources
from wudan.sites.actions.bookings import lapse_unanswered, release_unconfirmed
from wudan.sites.actions.checks import sweep_pictures
from wudan.sites.actions.demonstrations import lapse
from wudan.sites.actions.loan import lapse_loans
from wudan.statistics.actions import refresh
from wudan.statistics.models import StaleCell
from wudan.statistics.proof import prove_some
from wudan.tables.faults import is_of_the_database, kind_of
from wudan.teams.actions.founding import lapse_foundings
from wudan.teams.actions.joining import grow_up, pass_on
from wudan.teams.actions.support import note_overdue
from wudan.teams.actions.training import remind_trainees

Chore = Callable[..., int | None]
log = logging.getLogger(__name__)


class LeftUndone(Exception):
    """A chore did what it could, and part of it is to be tried again."""


def attempt(chore: Chore, *, at: datetime) -> int | None:
    """Do one chore: how much there was to do, or None where a fault ended it. The fault is logged, with its kind.

    Raises what is the database's own fault: nothing else can be done then either.
    """
    name = getattr(chore, "__name__", chore)
    try:
        return chore(at=at) or 0
    except LeftUndone as left:
        log.error("the chore %s was left undone in part: %s", name, left)
    except Exception as fault:
        if is_of_the_database(fault):
            raise
        log.exception("the chore %s failed: %s", name, kind_of(fault))
    return None


def apart(chore: Chore, *, at: datetime) -> int:
    """The same, where it comes round again by itself: a fault counts as nothing to do."""
    return attempt(chore, at=at) or 0


def sweep(*, at: datetime) -> None:
    """What is done once a day, at a stretch; a fault in one chore does not hold up the others."""
    for chore in daily():
        apart(chore, at=at)


def daily() -> tuple[Chore, ...]:
    """The chores of a day. The worker does one a round: deadlines do not wait for all of them."""
    return (
        posts.expire,
        posts.warn,
        grow_up,
        end_over,
        end_rounds_over,
        resources.end_over,
        open_menus,
        pass_on,
        lapse_foundings,
        propose_what_idles,
        _retain,
        _look_for_findings,
        _prove_the_books,
        sweep_proofs,
        sweep_pictures,
        sweep_honor_pictures,
        sweep_sheets,
        sweep_scans,
        sweep_media,
        lapse,
        look_through_publication,
        remind_offices,
        remind_owners,
        drop_unconsented_pictures,
        _reckon_reach,
        _draft_months,
        _ask_report,
        _prove_statistics,
        _sum_up_weeks,
    )


def often() -> tuple[Chore, ...]:
    """What is looked for every few minutes."""
    return (
        remind, remind_trainees, lapse_invitations, release_unconfirmed, lapse_unanswered, lapse_loans, expire_due, raise_overdue, note_overdue,
        take_down_unagreed, _anchor, clear_old,
    )  # fmt: skip


def _retain(*, at: datetime) -> None:
    """Raises LeftUndone where the clock is not believed, or a rule could not be applied."""
    if last := jumped_since(at=at):
        raise LeftUndone(
            f"last applied on {last:%Y-%m-%d}: is the clock right? then wudan retain --clock-is-right"
        )
    if faults := retain(at=at).faults:
        raise LeftUndone(", ".join(faults))


def _look_for_findings(*, at: datetime) -> None:
    look(county=settings.PACK.county, by=THE_CLOCK, at=at)
    look_at_collectors(county=settings.PACK.county, by=THE_CLOCK, at=at)


def _prove_the_books(*, at: datetime) -> None:
    """Each night: an altered row of either book, or of a stock, is in the log by morning."""
    for book, proof in (("hours", verify()), ("points", verify_points())):
        for fault in proof.faults:
            log.error("the book of %s is altered: %s", book, fault)
        many = len(proof.faults)
        log.info("the book of %s: %s transfers proved, %s faults", book, proof.transfers, many)
    stock = verify_stock()
    for fault in stock.faults:
        log.error("a stock is not the sum of its movements: %s", fault)
    log.info("stock: %s proved, %s faults", stock.stocks, len(stock.faults))
    fund = verify_funds()
    for fault in fund.faults:
        log.error("the fund is not the sum of its movements: %s", fault)


def _reckon_reach(*, at: datetime) -> None:
    """What no event tells: teams that came and went, items that left the menu."""
    rebuild_reach(county=settings.PACK.county, at=at)


def _prove_statistics(*, at: datetime) -> None:
    """Each night some of the units: a number that is not what the rows say is in the log."""
    for fault in prove_some(county=settings.PACK.county, at=at):
        log.error("a statistic differs from its rows: %s", fault)


def _ask_report(*, at: datetime) -> int:
    return ask_daily(county=settings.PACK.county, at=at)


def _sum_up_weeks(*, at: datetime) -> int:
    return sum_up_weeks(at=at)


def _draft_months(*, at: datetime) -> int:
    return draft_due(county=settings.PACK.county, at=at)


def _anchor(*, at: datetime) -> None:
    """Today's anchor, if it is still to be made; a full disk must not stop the worker."""
    try:
        if is_due(at=at):
            anchor(folder=settings.ANCHORS, at=at)
    except OSError as fault:
        log.error("the journal could not be anchored in %s: %s", settings.ANCHORS, fault)


def count(*, at: datetime) -> int:
    """Cells that events made stale."""
    return refresh(county=settings.PACK.county, at=at) if StaleCell.objects.exists() else 0


def count_what_ended(*, at: datetime) -> int:
    return refresh(county=settings.PACK.county, at=at)


def escalate_disputes_due(*, at: datetime) -> int:
    return escalate_disputes(at=at, by=THE_CLOCK) if Dispute.objects.due(at).exists() else 0


def escalate_cooperations_due(*, at: datetime) -> int:
    waiting = Cooperation.objects.unanswered(at).exists()
    return cooperating.escalate_unanswered(at=at) if waiting else 0
