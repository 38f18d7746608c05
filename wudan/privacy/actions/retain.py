"""到期清理: the retention table is applied, batch by batch; each batch stands by itself.

A run that was killed goes on where it stopped: what is done is gone, the rest is still due. The
journal has one line a run, with counts and nothing of what was removed (G21).
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.people.actors import THE_CLOCK, Actor
from wudan.privacy.models import RetentionRun
from wudan.privacy.retention import RULES, Rule


def retain(*, at: datetime, by: Actor = THE_CLOCK) -> RetentionRun:
    """Apply every rule until nothing is due. Joins an unfinished run of the county."""
    run = _begin(at)
    for rule in RULES:
        while _batch(run.pk, rule, at):
            pass
    return _finish(run.pk, by=by, at=at)


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


def _batch(run_id: int, rule: Rule, at: datetime) -> int:
    """End one batch and note it in the run: both or neither."""
    with transaction.atomic():
        ended = rule.end(rule.due_at(at), at)
        if ended:
            run = RetentionRun.objects.select_for_update().get(pk=run_id)
            run.counts[rule.name] = run.counts.get(rule.name, 0) + ended
            run.save(update_fields=["counts"])
        return ended


def _finish(run_id: int, *, by: Actor, at: datetime) -> RetentionRun:
    with transaction.atomic():
        run = RetentionRun.objects.select_for_update().get(pk=run_id)
        if run.finished_at is None:
            run.finished_at = at
            run.save(update_fields=["finished_at"])
            subject = Subject("retention", run.pk, run.county, None)
            record("retention.apply", subject, by=by, at=at, facts=run.counts, react=False)
    return run
