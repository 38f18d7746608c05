"""生成导出: the worker writes the file, scans every cell, seals it, registers its digest.

Not one transaction: a large table takes a while, and nobody else shall wait for it. A worker
takes the row first; one that dies gives it up after a quarter of an hour.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import transaction

from wudan.exchange.actions.archiving import archived
from wudan.exchange.actions.ask import MOST_ROWS
from wudan.exchange.actions.bundling import Unclean, bundle
from wudan.exchange.actions.measuring import measure
from wudan.exchange.actions.recording import journal, lock
from wudan.exchange.consents import consented
from wudan.exchange.contents import COLUMNS, Line, lines_of
from wudan.exchange.enums import ExportKind, ExportState, FileForm
from wudan.exchange.files import exports_kept
from wudan.exchange.models import MOST_PERSONS_ALONE, Export
from wudan.journal.events import record
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.scanning import findings
from wudan.kit.sheets import Column, CsvSheet, Mark, Sheet, XlsxSheet
from wudan.people import opening
from wudan.people.actions.journaling import subject_of
from wudan.people.actors import THE_CLOCK, Actor
from wudan.people.models import Person, Post
from wudan.people.personal import Reading
from wudan.people.signing_in import actor_under

_STEP_PERCENT = 5
Advance = Callable[[int], None]


class Stopped(Exception):
    """The export must not leave; the message is for the one who asked."""


def make(*, export_id: int, at: datetime) -> Export | None:
    """Make one export that waits; None when another worker has it."""
    if not Export.objects.to_make(at=at).filter(pk=export_id).update(taken_at=at, percent=0):
        return None
    export = Export.objects.with_names().get(pk=export_id)
    try:
        actor = _asker(export, at)
        if not _recounted(export, actor, at):
            return Export.objects.get(pk=export_id)
        content, rows = _written(export, actor, at)
    except Stopped as stopped:
        return _stop(export, str(stopped), at)
    return _keep(export, content, rows, at)


def stop(*, export_id: int, at: datetime, words: str) -> Export:
    """Give an export up for a fault of ours, so that it is not tried for ever."""
    return _stop(Export.objects.with_names().get(pk=export_id), words, at)


def _asker(export: Export, at: datetime) -> Actor:
    """Who asked, as they stand today: what a post no longer reaches does not leave."""
    held = Post.objects.held_on(day_of(at)).select_related("unit")
    post = held.filter(pk=export.asked_under_id, unit__ends_on=None).first()
    actor = actor_under(post) if post is not None else None
    if actor is None or not actor.may("export") or not actor.reaches(export.unit.path):
        raise Stopped("申请人已不在申请时的岗位上。")
    return actor


def _recounted(export: Export, actor: Actor, at: datetime) -> bool:
    """Whether it may still be made; grown beyond a hundred persons, it waits for a second one."""
    rows, persons = measure(export, actor)
    if rows > MOST_ROWS and export.kind != ExportKind.ARCHIVE:
        raise Stopped(
            Phrase("现在有 {rows} 行，超过一次 {most_rows} 行。", rows=rows, most_rows=MOST_ROWS)
        )
    if persons <= MOST_PERSONS_ALONE or export.decided_by_id is not None:
        return True
    with transaction.atomic():
        held = lock(export)
        held.state, held.needs_second, held.persons_count = ExportState.ASKED, True, persons
        held.save()
        journal("ask", held, by=THE_CLOCK, at=at, why="人数增加，须第二个人批准")
    return False


def _written(export: Export, actor: Actor, at: datetime) -> tuple[bytes, int]:
    """The file, and how many rows it has. Raises Stopped when a number is in the wrong place."""
    if export.kind == ExportKind.NATIONAL:
        return _bundled(export, actor, at)
    if export.kind == ExportKind.ARCHIVE:
        mark = Mark(export.number, actor.label, at, export.purpose)
        return archived(export, mark=mark.words, at=at)
    columns = COLUMNS[ExportKind(export.kind)]
    total = max(measure(export, actor)[0], 1)
    sheet = _sheet(export, columns, actor, at)
    open_for = partial(_opened, export, actor, at)
    agreed = partial(consented, on=day_of(at))
    rows = 0
    try:
        for rows, line in enumerate(lines_of(export, actor, agreed, open_for), start=1):
            _insist_on_clean(line, columns, rows)
            sheet.add(line.values)
            _tell(export, rows * 100 // total)
    finally:
        content = sheet.finish()  # also when stopped: it holds a file open
    return content, rows


def _bundled(export: Export, actor: Actor, at: datetime) -> tuple[bytes, int]:
    mark = Mark(export.number, actor.label, at, export.purpose)
    open_for, agreed = partial(_opened, export, actor, at), partial(consented, on=day_of(at))
    try:
        return bundle(export, agreed, open_for, mark=mark, at=at)
    except Unclean as unclean:
        raise Stopped(str(unclean)) from unclean


def _opened(export: Export, actor: Actor, at: datetime, person: Person) -> Reading:
    """The trail first: this person's own page tells that an export, agreed to, named them."""
    facts = {"kinds": ["phone"], "purpose": "export", "about": export.number}
    with transaction.atomic():
        event = record(
            "person.reveal", subject_of(person), by=actor, at=at, why=export.purpose, facts=facts,
            react=False,
        )  # fmt: skip
    return opening.recorded(event)


def _tell(export: Export, percent: int) -> None:
    """How far it has come, every five percent, for the page that waits."""
    if percent >= export.percent + _STEP_PERCENT:
        export.percent = min(99, percent)
        Export.objects.filter(pk=export.pk).update(percent=export.percent)


def _sheet(export: Export, columns: tuple[Column, ...], actor: Actor, at: datetime) -> Sheet:
    mark = Mark(export.number, actor.label, at, export.purpose)
    kind = XlsxSheet if export.form == FileForm.XLSX else CsvSheet
    return kind(export.get_kind_display(), columns, mark)


def _insist_on_clean(line: Line, columns: tuple[Column, ...], row: int) -> None:
    for value, column in zip(line.values, columns, strict=True):
        if isinstance(value, str) and (found := findings(value, allowed=line.meant)):
            kind = found[0].kind
            raise Stopped(
                Phrase(
                    "第 {row} 行“{column}”一栏里有{kind}，没有导出。请先改好那一条。",
                    row=row,
                    column=column.title,
                    kind=kind,
                )
            )


def _stop(export: Export, words: str, at: datetime) -> Export:
    with transaction.atomic():
        held = lock(export)
        if held.state != ExportState.APPROVED:
            return held
        held.state, held.stopped_words = ExportState.STOPPED, words[:200]
        held.save()
        journal("stop", held, by=THE_CLOCK, at=at, why=words)
    return held


def _keep(export: Export, content: bytes, rows: int, at: datetime) -> Export:
    files = exports_kept()
    name = files.put(content)
    with transaction.atomic():
        held = lock(export)
        if held.state == ExportState.APPROVED and held.taken_at == export.taken_at:
            held.state, held.made_at, held.percent = ExportState.READY, at, 100
            held.rows_count, held.size_bytes, held.file_name = rows, len(content), name
            held.sha256 = hashlib.sha256(content).hexdigest()
            held.save()
            facts = {"rows": rows, "sha256": held.sha256, "bytes": held.size_bytes}
            journal("make", held, by=THE_CLOCK, at=at, facts=facts)
            return held
    files.remove(name)  # somebody else finished it meanwhile
    return held
