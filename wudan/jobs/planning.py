"""巡回排程 in the background: one plan at a time a county, in a process of its own, told in rows as it goes.

The worker starts `wudan plan-rounds` as a child when something waits, so that neither its deadlines nor
the database's one writer wait for the engine. Killed, it leaves a lease that runs out; another takes the
plan up, goes on from the weeks that are done, and comes to the same plan.
"""

import logging
import os
import secrets
import threading
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, close_old_connections, connections

from wudan.deliveries.actions.plans import (
    Gone,
    beat,
    finish,
    finish_amendment,
    give_up,
    put_back,
    take_next,
    tell,
)
from wudan.deliveries.enums import AmendmentState, PlanTask
from wudan.deliveries.holes import hole_of
from wudan.deliveries.models import RoundPlan
from wudan.deliveries.touring import EFFORTS, amend_weeks, solve, weeks_of_tours
from wudan.deliveries.touring.question import read
from wudan.jobs.children import Child, be_nice
from wudan.kit import clock

log = logging.getLogger(__name__)
_BEAT_SECONDS = 15.0
_LOOKS_EVERY_SECONDS = 1.0


def plan_next(*, may_go_on: Callable[[], bool] = lambda: True) -> bool:
    """Take one plan up and see it through; whether there was one."""
    holder = secrets.token_hex(8)
    plan = take_next(holder=holder, at=clock.now())
    if plan is None:
        return False
    stop = threading.Event()
    beating = threading.Thread(target=_beat, args=(plan.pk, holder, stop), daemon=True)
    beating.start()
    try:
        _work(plan, holder, may_go_on=may_go_on)
    except Gone:
        log.info("plan %s is in other hands", plan.no)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("plan %s could not be planned", plan.no)
        _give_up(plan, holder)
    finally:
        stop.set()
        beating.join()
    return True


def _work(plan: RoundPlan, holder: str, *, may_go_on: Callable[[], bool]) -> None:
    if plan.asked == PlanTask.AMEND:
        _amend(plan, holder)
        return
    done = plan.planned_weeks.filter(is_done=True).order_by("number")
    weeks = weeks_of_tours(done.values_list("answer", flat=True))
    question, moves = read(plan.question), EFFORTS[plan.effort]
    for found in solve(question, seed=plan.seed, moves=moves, done=weeks):
        tell(plan_id=plan.pk, holder=holder, found=found, at=clock.now())
        if not may_go_on():
            put_back(plan_id=plan.pk, holder=holder)
            return
    finish(plan_id=plan.pk, holder=holder, at=clock.now())


def _amend(plan: RoundPlan, holder: str) -> None:
    row = plan.amendments.get(state=AmendmentState.ASKED)
    asked = hole_of(plan, at=clock.now(), moves_promised=row.moves_promised)
    found = list(
        amend_weeks(
            asked.question, asked.weeks, declined=asked.declined, lost=asked.lost, frozen=asked.frozen, since=asked.since
        )
    )  # fmt: skip
    finish_amendment(plan_id=plan.pk, holder=holder, found=found, at=clock.now())


def _give_up(plan: RoundPlan, holder: str) -> None:
    try:
        give_up(plan_id=plan.pk, holder=holder, at=clock.now())
    except Gone:
        log.info("plan %s was in other hands already", plan.no)


def _beat(plan_id: int, holder: str, stop: threading.Event) -> None:
    """Say every few seconds that somebody is still at it; a database in trouble is tried again."""
    while not stop.wait(_BEAT_SECONDS):
        try:
            if not beat(plan_id=plan_id, holder=holder, at=clock.now()):
                break
        except (OperationalError, InterfaceError):
            log.warning("plan %s: the database did not answer", plan_id)
    connections.close_all()


def run_child() -> int:
    """Plan until nothing waits; as a process that lets everybody else go first."""
    be_nice()
    parent = os.getppid()
    done = 0
    while os.getppid() == parent and plan_next(may_go_on=lambda: os.getppid() == parent):
        close_old_connections()
        done += 1
    return done


def planner() -> Child:
    """The one process that plans for this worker."""
    return Child("plan-rounds", lambda: RoundPlan.objects.to_work_on(clock.now()).exists())


def run(stop: threading.Event) -> None:
    """Only see to plans, until told to stop: for machines that do nothing else."""
    child = planner()
    while not stop.is_set():
        try:
            close_old_connections()
            child.see_to_it()
        except (OperationalError, InterfaceError):
            log.warning("the planner waits for the database")
        stop.wait(_LOOKS_EVERY_SECONDS)
    child.end()
    connections.close_all()
