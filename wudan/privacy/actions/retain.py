"""到期清理: the retention table is applied, batch by batch; each batch stands by itself, and so does each rule.

A run that was killed goes on where it stopped: what is done is gone, the rest is still due. A rule that
fails holds up no other; the run stays open until it was applied as well. The journal has one line a run,
with counts and nothing of what was removed (G21).
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.people.actors import THE_CLOCK, Actor
from wudan.privacy.models import RetentionRun
from wudan.privacy.retention import RULES, Rule
from wudan.tables.faults import is_of_the_database, kind_of

JUMP = timedelta(days=10)
"""The table is applied daily: a clock that is so far on all at once is asked about before anything is removed."""

log = logging.getLogger(__name__)


def retain(*, at: datetime, by: Actor = THE_CLOCK) -> RetentionRun:
    """Apply every rule until nothing is due. Joins an unfinished run of the county.

    What could not be applied stands in the run's `faults`, and the run is not finished. Raises the database's own
    fault: no rule could be applied then.
    """
    run = _begin(at)
    kinds = {rule.name: _apply(run.pk, rule, at) for rule in RULES}
    return _finish(run.pk, {name: kind for name, kind in kinds.items() if kind}, by=by, at=at)


def jumped_since(*, at: datetime) -> datetime | None:
    """When the table was last applied, where that is so long ago that the clock is not believed; for who calls
    `retain`. A first run has nothing to go by, nor has one that rules hold open by their faults.
    """
    run = latest_run()
    if run is None or (run.finished_at is None and run.faults):
        return None
    last = run.finished_at or run.started_at
    return last if at - last > JUMP else None


def latest_run() -> RetentionRun | None:
    """The last run, finished or not, for the page of the administrator."""
    return RetentionRun.objects.order_by("-pk").first()


def _begin(at: datetime) -> RetentionRun:
    with transaction.atomic():
        unfinished = RetentionRun.objects.filter(finished_at=None).order_by("pk").first()
        if unfinished is not None:
            return unfinished
        blank = RetentionRun(county=settings.PACK.county, started_at=at)
        RetentionRun.objects.bulk_create([blank], ignore_conflicts=True)
    return RetentionRun.objects.filter(finished_at=None).order_by("pk").get()


def _apply(run_id: int, rule: Rule, at: datetime) -> str:
    """End all that is due of one rule; the kind of fault that ended it before, or nothing."""
    try:
        while _batch(run_id, rule, at):
            pass
    except Exception as fault:
        if is_of_the_database(fault):
            raise
        log.exception("the retention rule %s could not be applied: %s", rule.name, kind_of(fault))
        return kind_of(fault)
    return ""


def _batch(run_id: int, rule: Rule, at: datetime) -> int:
    """End one batch and note it in the run: both or neither."""
    with transaction.atomic():
        ended = rule.end(rule.due_at(at), at)
        if ended:
            run = RetentionRun.objects.select_for_update().get(pk=run_id)
            run.counts[rule.name] = run.counts.get(rule.name, 0) + ended
            run.save(update_fields=["counts"])
        return ended


def _finish(run_id: int, faults: dict[str, str], *, by: Actor, at: datetime) -> RetentionRun:
    """Note what could not be applied; a run without faults is over, and told in the journal."""
    with transaction.atomic():
        run = RetentionRun.objects.select_for_update().get(pk=run_id)
        if run.finished_at is None:
            run.faults, run.finished_at = faults, None if faults else at
            run.save(update_fields=["faults", "finished_at"])
            if not faults:
                subject = Subject("retention", run.pk, run.county, None)
                record("retention.apply", subject, by=by, at=at, facts=run.counts, react=False)
    if faults:
        log.error("retention: %s of %s rules were not applied", len(faults), len(RULES))
    return run
