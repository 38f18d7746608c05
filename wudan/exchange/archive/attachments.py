"""附件: the files a year's records point at, each sealed into the archive with the digest of what it shows.

Packs sent to meetings, certificates as they were worded, photographs of checks and of rectified items, sign-in
sheets, proofs of back-filled hours, pictures of pieces and of stories. Fund documents are numbers, in the open part.
Read, sealed and written a piece at a time; one file at most is in memory. What is beyond the room is named in
the list, and so is what is not there any more. Films stay where they are shown: their digests are in the list.
Scans of residents' paper orders are not packed: they go after their term, and an archive would keep them.
"""

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from wudan.activities.files import sheets_kept
from wudan.activities.models import RosterSheet
from wudan.content.enums import MediumKind
from wudan.content.files import content_pictures_kept
from wudan.content.models import Medium
from wudan.exchange.archive.tables import Span
from wudan.honors.files import honor_pictures_kept
from wudan.honors.models import Story
from wudan.kit.canonical import spell
from wudan.kit.refusals import Missing
from wudan.kit.sealed_files import SealedFiles
from wudan.ledger.files import proofs_kept
from wudan.ledger.models import Backfill, Certificate
from wudan.meetings.models import Pack
from wudan.sites.files import pictures_kept
from wudan.sites.models import CheckResult, Rectification, StandardPaper

PIECE = 256 * 1024
Seal = Callable[[str, str], str]
Where = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Room:
    """How much an archive takes at most; the rest is named, not packed."""

    files: int
    size: int


ON_DISK = Room(10_000, 2 << 30)
"""Written by hand on the server, straight to a file."""
IN_EXPORT = Room(2_000, 48 << 20)
"""As an export, which is sealed as one piece."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file: what it is, of which record, and how it is read when its turn comes."""

    kind: str
    of: str
    """Table and key of the record."""
    read: Callable[[], bytes] | None
    """None for what stays where it is."""
    digest: str = ""
    """As the record itself keeps it, where it does."""


_FILES: tuple[tuple[str, type[Any], str, Callable[[], SealedFiles], Callable[[Span], Where]], ...] = (
    ("check-picture", CheckResult, "picture", pictures_kept,
     lambda span: {"site__unit__county": span.county, **_in("check_made__at", span)}),
    ("rectified-picture", Rectification, "done_picture", pictures_kept,
     lambda span: {"site__unit__county": span.county, **_in("done_at", span)}),
    ("standard-paper", StandardPaper, "file_name", pictures_kept,
     lambda span: {"standard__county": span.county, **_in("laid_at", span)}),
    ("sign-in-sheet", RosterSheet, "photo", sheets_kept,
     lambda span: {"shift__activity__county": span.county, "shift__day__range": span.days}),
    ("proof-of-hours", Backfill, "file_name", proofs_kept,
     lambda span: {"county": span.county, **_in("asked_at", span)}),
    ("piece-picture", Medium, "name", content_pictures_kept,
     lambda span: {"article__county": span.county, "kind": MediumKind.PICTURE, **_in("added_at", span)}),
    ("story-picture", Story, "picture", honor_pictures_kept,
     lambda span: {"award__candidate__campaign__county": span.county, **_in("written_at", span)}),
)  # fmt: skip
"""What it is, the table and column with the drawn name, the folder, which rows are of a year."""


def attachments(span: Span) -> Iterator[Attachment]:
    """All of a year, kind by kind, by key; the rows are read piece by piece."""
    for kind, model, column, kept, which in _FILES:
        rows = model._default_manager.filter(**which(span)).exclude(**{column: ""}).order_by("pk")
        label = model._meta.label_lower
        for pk, name in rows.values_list("pk", column).iterator():
            yield Attachment(kind, f"{label} {pk}", partial(kept().get, name))
    films = Medium.objects.filter(article__county=span.county, **_in("added_at", span)).exclude(
        name=""
    )
    for film in films.exclude(kind=MediumKind.PICTURE).order_by("pk").iterator():
        yield Attachment("film-or-sound", f"content.medium {film.pk}", None, film.digest)
    packs = Pack.objects.filter(meeting__county=span.county, meeting__day__range=span.days)
    for pack in packs.order_by("pk").iterator():
        yield Attachment(
            "meeting-pack", f"meetings.pack {pack.pk}", partial(_pack, pack), pack.digest
        )
    papers = Certificate.objects.filter(county=span.county, **_in("made_at", span)).order_by("pk")
    for one in papers.iterator():
        yield Attachment(
            "certificate", f"ledger.certificate {one.no}", partial(spell, one.words), one.sha256
        )


class Packing:
    """Seals attachments one after the other into entries, and keeps their list."""

    def __init__(
        self, put: Callable[[str, str, Iterable[bytes]], int], seal: Seal, room: Room
    ) -> None:
        self._put, self._seal, self._room = put, seal, room
        self._packed = self._size = 0
        self.listed: list[dict[str, object]] = []

    def take(self, one: Attachment, *, context: str) -> None:
        """Pack it, or name it as left where it is, beyond the room, or gone."""
        told: dict[str, object] = {"kind": one.kind, "of": one.of, "kept_digest": one.digest}
        self.listed.append(told)
        if one.read is None:
            told["left"] = "stays"
            return
        try:
            content = one.read()
        except Missing:
            told["left"] = "gone"
            return
        if self._packed >= self._room.files or self._size + len(content) > self._room.size:
            told["left"] = "no-room"
            return
        self._packed, self._size = self._packed + 1, self._size + len(content)
        name = f"sealed/files/{self._packed:05d}"
        told |= {"path": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        self._put(name, "附件（封存）", sealed_lines(content, self._seal, context))

    @property
    def lines(self) -> Iterator[bytes]:
        """The list, a line a file; still to be sealed."""
        return (spell(one) for one in self.listed)


def sealed_lines(content: bytes, seal: Seal, context: str) -> Iterator[bytes]:
    """A file in pieces, a sealed line each; an empty one has none."""
    for start in range(0, len(content), PIECE):
        piece = b64encode(content[start : start + PIECE]).decode()
        yield seal(piece, context).encode() + b"\n"


def _in(field: str, span: Span) -> Where:
    first, last = span.instants
    return {f"{field}__gte": first, f"{field}__lt": last}


def _pack(pack: Pack) -> bytes:
    figures = pack.figures.order_by("key").values_list("key", "label", "value", "unit_word", "rows")
    return spell(
        {"content": pack.content, "digest": pack.digest, "figures": [list(one) for one in figures]}
    )
