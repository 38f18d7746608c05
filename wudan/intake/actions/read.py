"""识读: one file at a time is somebody's for a while; killed, it is taken up by another, twice at most."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection

from wudan.intake import permissions
from wudan.intake.actions.holding import one_transaction
from wudan.intake.enums import ScanState
from wudan.intake.files import scans_kept
from wudan.intake.models import Scan, ScanBatch
from wudan.intake.reading import Look
from wudan.kit.clock import day_of
from wudan.people.actors import NOBODY, Actor
from wudan.people.models import Post
from wudan.people.signing_in import actor_under

LEASE = timedelta(seconds=90)
MOST_TRIES = 2
UNREADABLE = "读了两次都没有读出来，这个文件可能坏了。请重新拍或重新扫描。"


class Lost(Exception):
    """Another has the file by now; what was read is theirs to say."""


@one_transaction
def take_next(*, holder: str, at: datetime) -> Scan | None:
    """The file that has waited longest, now held; None when there is none."""
    skips = connection.features.has_select_for_update_skip_locked
    rows = Scan.objects.to_read(at).select_for_update(skip_locked=skips)
    held = rows.first()
    if held is None:
        return None
    held.tries += 1
    if held.tries > MOST_TRIES:
        _refuse(held, UNREADABLE, at=at)
        return None
    held.holder, held.held_until = holder, at + LEASE
    held.save(update_fields=["tries", "holder", "held_until"])
    return held


@one_transaction
def note_looks(*, scan: Scan, holder: str, looks: Sequence[Look], at: datetime) -> None:
    """Write down what each page shows. No row names the file any more; it goes a day later (`sweep_scans`): were it
    removed here, a commit that does not come about would leave its row without it. Raises Lost."""
    held = _mine(scan, holder)
    sender = _sender(held.batch, at)
    for number, look in enumerate(looks, start=1):
        row = held if number == 1 else Scan(batch=held.batch, number=held.number, page=number)
        _fill(row, look, sender, at=at)


@one_transaction
def give_up(*, scan: Scan, holder: str, fault: str, at: datetime) -> None:
    """Refuse a file with words; the file goes as after `note_looks`. Raises Lost."""
    _refuse(_mine(scan, holder), fault, at=at)


def _mine(scan: Scan, holder: str) -> Scan:
    held = Scan.objects.select_for_update().select_related("batch__unit").filter(pk=scan.pk).first()
    if held is None or held.holder != holder or held.state != ScanState.WAITING:
        raise Lost
    return held


def _fill(row: Scan, look: Look, sender: Actor, *, at: datetime) -> None:
    row.upload, row.holder, row.held_until, row.read_at = "", "", None, at
    row.sheet, row.words, row.marks = look.sheet, look.words, look.marks
    if look.sheet is not None:
        objection = permissions.taking_objection(sender, look.sheet)
        objection = objection or permissions.taken_objection(look.sheet)
        row.words = objection.words if objection else ""
    row.state = ScanState.REFUSED if row.words else ScanState.READ
    # Of somebody else's sheet no picture stays with who should not have it.
    row.picture = "" if row.words and look.sheet else scans_kept().put(look.picture)
    if row.words and look.sheet:
        row.sheet, row.marks = None, {}
    row.save()


def _refuse(held: Scan, words: str, *, at: datetime) -> None:
    held.state, held.words, held.read_at = ScanState.REFUSED, words, at
    held.upload, held.holder, held.held_until = "", "", None
    held.save()


def _sender(batch: ScanBatch, at: datetime) -> Actor:
    """Who sent it, under the post of that time if they still hold it."""
    held = Post.objects.held_on(day_of(at)).select_related("unit").filter(pk=batch.sent_post_id)
    post = held.first()
    return NOBODY if post is None else actor_under(post)
