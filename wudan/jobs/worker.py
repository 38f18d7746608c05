"""The timetable's hand: looks for passed deadlines and waiting reactions, again and again.

Nothing is kept in memory: deadlines and the outbox are rows, so a worker may die at any
moment and any number may run. On SQLite it is a thread of the server process.
"""

import logging
import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connection

from wudan.activities.actions import end_over, lapse_invitations, remind
from wudan.activities.actions.attendance import close_forgotten
from wudan.catalog.actions import open_menus
from wudan.complaints.actions import raise_overdue
from wudan.content.actions import end_overdue, show_due, sweep_media, take_down_unagreed
from wudan.deliveries.actions import end_over as end_rounds_over
from wudan.deliveries.actions import lapse_due
from wudan.funds.proof import verify_funds
from wudan.honors.actions.campaigns import drop_unconsented_pictures, remind_offices
from wudan.intake.actions import sweep_scans
from wudan.jobs import carrying
from wudan.jobs.couriers import Courier
from wudan.jobs.exports import clear_old, look_through_publication, make_next
from wudan.jobs.planning import planner
from wudan.jobs.reactions import reactions_to, watch
from wudan.jobs.reading import reader
from wudan.jobs.reports import report_next
from wudan.jobs.rhythm import Every, Jumps
from wudan.jobs.trials import reckon_next
from wudan.journal.anchoring import anchor, is_due
from wudan.journal.outbox import deliver
from wudan.kit import clock
from wudan.ledger.actions import escalate_disputes, look, sweep_proofs
from wudan.ledger.models import Dispute
from wudan.ledger.proof import verify, verify_points
from wudan.lessons.actions import sum_up_weeks
from wudan.notices.actions.announcing import tell_some
from wudan.orders.actions import cooperating, notice_deadline, notice_deadlines
from wudan.orders.models import Cooperation, Deadline
from wudan.people.actions import posts
from wudan.people.actors import THE_CLOCK
from wudan.privacy.actions import retain
from wudan.registers.actions import ask_daily, draft_due, rebuild_reach
from wudan.registers.projects import propose_what_idles
from wudan.rewards.actions.look import look as look_at_collectors
from wudan.rewards.actions.redemptions import expire_due
from wudan.rewards.proof import verify_stock
from wudan.sites.actions import resource as resources
from wudan.sites.actions.bookings import release_unconfirmed
from wudan.sites.actions.checks import sweep_pictures
from wudan.sites.actions.demonstrations import lapse
from wudan.statistics.actions import refresh
from wudan.statistics.models import StaleCell
from wudan.statistics.proof import prove_some
from wudan.teams.actions.joining import grow_up, pass_on
from wudan.vitals.beats import Beat

Chore = Callable[..., int | None]
log = logging.getLogger(__name__)
PAUSE_SECONDS = 1.0
BATCH, TOGETHER = 400, 100
REACTING, REACTING_WHILE_LATE = timedelta(seconds=2), timedelta(seconds=0.2)
"""For how long a round reacts to events before it looks at the deadlines again."""
LOOKS_FOR_ANCHOR_EVERY = timedelta(minutes=5)
LOOKS_FOR_FORGOTTEN_EVERY = timedelta(seconds=20)
COUNTS_EVERY = timedelta(seconds=4)


def run_once(*, at: datetime) -> int:
    """One round: deadlines, then reactions, then one export; how much there was to do."""
    due = list(Deadline.objects.due_unnoticed(at).values_list("pk", flat=True)[:BATCH])
    noticed = sum(
        _notice_some(due[at_ : at_ + TOGETHER], at) for at_ in range(0, len(due), TOGETHER)
    )
    noticed += _apart(_escalate_disputes, at=at) + _apart(lapse_due, at=at)
    noticed += _apart(_escalate_cooperations, at=at)
    made = make_next(at=at) + reckon_next(at=at) + report_next(at=at)
    made += _apart(tell_some, at=at)
    most = REACTING_WHILE_LATE if len(due) == BATCH else REACTING
    return noticed + deliver(reactions_to, at=at, watch=watch, most=most) + made


def _notice_some(some: list[int], at: datetime) -> int:
    """Those that may go together, then the others; where one is at fault, each by itself."""
    try:
        together = notice_deadlines(deadline_ids=some, at=at)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("some deadlines could not be acted on together")
        together = 0
    if together == len(some):
        return together
    left = list(Deadline.objects.due_unnoticed(at).filter(pk__in=some).values_list("pk", flat=True))
    return together + sum(_notice(pk, at) for pk in left)


def _notice(pk: int, at: datetime) -> bool:
    """One deadline; a fault in one is logged and does not hold up the others."""
    try:
        return notice_deadline(deadline_id=pk, at=at)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("deadline %s could not be acted on", pk)
        return False


def _escalate_disputes(*, at: datetime) -> int:
    return escalate_disputes(at=at, by=THE_CLOCK) if Dispute.objects.due(at).exists() else 0


def _escalate_cooperations(*, at: datetime) -> int:
    waiting = Cooperation.objects.unanswered(at).exists()
    return cooperating.escalate_unanswered(at=at) if waiting else 0


def _apart(chore: Chore, *, at: datetime) -> int:
    """Do one chore; a fault in it is logged and holds up no other. How much there was to do."""
    try:
        return chore(at=at) or 0
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("the chore %s failed", getattr(chore, "__name__", chore))
        return 0


def sweep(*, at: datetime) -> None:
    """What is done once a day, at a stretch; a fault in one chore does not hold up the others."""
    for chore in daily():
        _apart(chore, at=at)


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
        propose_what_idles,
        _retain,
        _look_for_findings,
        _prove_the_books,
        sweep_proofs,
        sweep_pictures,
        sweep_scans,
        sweep_media,
        lapse,
        look_through_publication,
        remind_offices,
        drop_unconsented_pictures,
        _reckon_reach,
        _ask_report,
        _prove_statistics,
        _sum_up_weeks,
    )


def _retain(*, at: datetime) -> None:
    retain(at=at)


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


def _count(*, at: datetime) -> int:
    """Cells that events made stale."""
    return refresh(county=settings.PACK.county, at=at) if StaleCell.objects.exists() else 0


def _count_what_ended(*, at: datetime) -> int:
    return refresh(county=settings.PACK.county, at=at)


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


def often() -> tuple[Chore, ...]:
    """What is looked for every few minutes."""
    return (
        remind, lapse_invitations, release_unconfirmed, expire_due, raise_overdue,
        take_down_unagreed, _anchor, clear_old,
    )  # fmt: skip


class Turns:
    """What one worker does beside deadlines and reactions, each in its time."""

    def __init__(self) -> None:
        self._swept_on: date | None = None
        self._left: list[Chore] = []
        self._counting, self._closing = Every(COUNTS_EVERY), Every(LOOKS_FOR_FORGOTTEN_EVERY)
        self._looking, self._jumps = Every(LOOKS_FOR_ANCHOR_EVERY), Jumps()

    def take(self, *, at: datetime) -> int:
        """What is due of it, and one chore of those that can wait; how much there was to do."""
        if (jump := self._jumps.by(at)) is not None:
            log.error("the clock was set by %s; deadlines follow it", jump)
        busy = 0
        if self._swept_on != at.date():
            self._swept_on = at.date()
            self._left += [chore for chore in daily() if chore not in self._left]
        if self._counting.has_passed():
            busy += _apart(_count, at=at)
        if self._closing.has_passed():
            busy += _apart(close_forgotten, at=at)
            _apart(_count_what_ended, at=at)
            busy += _apart(show_due, at=at) + _apart(end_overdue, at=at)
        if self._looking.has_passed():
            self._left = [*often(), *(one for one in self._left if one not in often())]
        if self._left:
            _apart(self._left.pop(0), at=at)
            busy += 1
        return busy


def run(stop: threading.Event) -> None:
    """Rounds until told to stop; a database in trouble only delays."""
    turns, plans, scans, courier = Turns(), planner(), reader(), Courier()
    carriers, beat = carrying.start(stop), Beat(settings.HOME)
    beat.clear(clock.now())
    while not stop.is_set():
        try:
            close_old_connections()
            at = clock.now()
            beat.now(at)
            busy = run_once(at=at)
            plans.see_to_it()
            scans.see_to_it()
            courier.see_to_it()
            busy += turns.take(at=at)
        except (OperationalError, InterfaceError):
            log.warning("worker waits for the database")
            connection.close()
            busy = 0
        except Exception:  # a bug must not end the only worker
            log.exception("a round of the worker failed")
            busy = 0
        if not busy:
            stop.wait(PAUSE_SECONDS)
    plans.end()
    scans.end()
    if carriers is not None:
        carriers.join()
    connection.close()


def start_thread() -> threading.Event:
    """Run beside the web server, in its process; answers the event that stops it."""
    stop = threading.Event()
    threading.Thread(target=run, args=(stop,), name="wudan-worker", daemon=True).start()
    return stop
