"""The timetable's hand: looks for passed deadlines and waiting reactions, again and again.

Nothing is kept in memory: deadlines and the outbox are rows, so a worker may die at any
moment and any number may run. On SQLite it is a thread of the server process.
"""

import logging
import threading
from datetime import datetime, timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connection

from wudan.activities.actions.attendance import close_forgotten
from wudan.content.actions import end_overdue, show_due
from wudan.deliveries.actions import lapse_due
from wudan.jobs import carrying, chores
from wudan.jobs.chores import apart
from wudan.jobs.couriers import Courier
from wudan.jobs.exports import make_next
from wudan.jobs.planning import planner
from wudan.jobs.reactions import reactions_to, watch
from wudan.jobs.reading import reader
from wudan.jobs.reports import report_next
from wudan.jobs.rhythm import Every, Jumps
from wudan.jobs.trials import reckon_next
from wudan.jobs.waiting import Waiting
from wudan.journal.outbox import deliver
from wudan.kit import clock
from wudan.notices.actions.announcing import tell_some
from wudan.orders.actions import notice_deadline, notice_deadlines
from wudan.orders.models import Deadline
from wudan.tables.faults import kind_of
from wudan.vitals.beats import Beat

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
    noticed += apart(chores.escalate_disputes_due, at=at) + apart(lapse_due, at=at)
    noticed += apart(chores.escalate_cooperations_due, at=at)
    made = make_next(at=at) + reckon_next(at=at) + report_next(at=at)
    made += apart(tell_some, at=at)
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


class Turns:
    """What one worker does beside deadlines and reactions, each in its time."""

    def __init__(self) -> None:
        self._waiting = Waiting()
        self._counting, self._closing = Every(COUNTS_EVERY), Every(LOOKS_FOR_FORGOTTEN_EVERY)
        self._looking, self._jumps = Every(LOOKS_FOR_ANCHOR_EVERY), Jumps()

    def take(self, *, at: datetime) -> int:
        """What is due of it, and one chore of those that can wait; how much there was to do."""
        if (jump := self._jumps.by(at)) is not None:
            log.error("the clock was set by %s; deadlines follow it", jump)
        busy = 0
        if self._counting.has_passed():
            busy += apart(chores.count, at=at)
        if self._closing.has_passed():
            busy += apart(close_forgotten, at=at)
            apart(chores.count_what_ended, at=at)
            busy += apart(show_due, at=at) + apart(end_overdue, at=at)
        self._waiting.begin_day(chores.daily, at=at)
        if self._looking.has_passed():
            self._waiting.put_first(chores.often())
        return busy + self._waiting.do_one(at=at)


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
        except (OperationalError, InterfaceError) as fault:
            log.warning("worker waits for the database: %s", kind_of(fault))
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
    beat.end()
    connection.close()


def start_thread() -> threading.Event:
    """Run beside the web server, in its process; answers the event that stops it."""
    stop = threading.Event()
    threading.Thread(target=run, args=(stop,), name="wudan-worker", daemon=True).start()
    return stop
