"""导入区划: read, compare, write, and leave a trace; all in one transaction, or nothing."""

from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from wudan.areas.importing.answers import Imported
from wudan.areas.importing.comparing import BATCH, Plan, batches, compare
from wudan.areas.importing.divisions import Divisions
from wudan.areas.importing.limits import insist_on_sound
from wudan.areas.importing.pace import Begin, Silence, stage
from wudan.areas.importing.reading import read_divisions
from wudan.areas.importing.writing import write
from wudan.areas.models import Unit
from wudan.journal.events import Signer, Subject, record


def import_areas(
    *, source: Path, on: date, at: datetime, by: Signer, code: str = "", sure: bool = False,
    dry_run: bool = False, begin: Begin = Silence,
) -> Imported:  # fmt: skip
    """Import the divisions of a folder or file as they are from a day on.

    `code` limits to a subtree, `sure` says that what looks like half a file is whole;
    `dry_run` reads and compares, takes no lock and writes nothing. Raises ImportRefused.
    """
    divisions = read_divisions(source, code=code, begin=begin, sure=sure)
    if dry_run:
        plan = compare(divisions, begin=begin)
        insist_on_sound(plan, on=on, sure=sure)
        return _answer(plan, divisions, on)
    with transaction.atomic():
        plan = compare(divisions, begin=begin)
        insist_on_sound(plan, on=on, sure=sure)
        with stage(begin, plan.changes, "写入") as pace:
            write(plan, divisions, on=on, pace=pace)
        done = _answer(plan, divisions, on)
        if done.changes:
            _journal(done, source.name, on=on, at=at, by=by, code=code)
    return done


def _answer(plan: Plan, divisions: Divisions, on: date) -> Imported:
    return Imported(
        listed={level: len(names) for level, names in divisions.names.items()},
        added=sum(map(len, plan.added.values())),
        renamed=sum(map(len, plan.renamed.values())),
        moved=len(plan.moved),
        ended=len(plan.ended),
        unchanged=plan.unchanged,
        stranded_units=_stranded(plan, on),
    )


def _stranded(plan: Plan, on: date) -> int:
    working = Unit.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on))
    return sum(
        working.filter(area_id__in=[row.pk for row in rows]).count()
        for rows in batches(plan.ended, BATCH)
    )


def _journal(
    done: Imported, name: str, *, on: date, at: datetime, by: Signer, code: str
) -> None:  # fmt: skip
    subject = Subject("areas", 0, settings.PACK.county, None)
    facts = {
        "from": name, "code": code, "on": on.isoformat(), "added": done.added,
        "renamed": done.renamed, "moved": done.moved, "ended": done.ended,
    }  # fmt: skip
    record("areas.import", subject, by=by, at=at, facts=facts, react=False)
