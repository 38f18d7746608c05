"""What a workbook may not be: a bomb, a riddle, a ream of empty rows. Looked at before it is opened.

A workbook is a zip of XML. Sizes are added up before anything is unpacked; every XML part is walked
once with the bare parser, which stops at the first sign of a DOCTYPE, so that no entity is ever
expanded (CWE-776, CWE-611), and learns where values stand and what is merged.
"""

import re
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from wudan.kit.phrases import Phrase
from wudan.kit.tables.shapes import Limits, refused

BROKEN = Phrase("这个文件打不开，可能没传完整或已经损坏。请在表格软件里另存一份再上传。")
_BOMB = Phrase("这个文件里藏着不该有的东西，不能读。请把内容复制到一张新表，另存后再上传。")
_TOO_LARGE = Phrase("这个文件展开以后太大了。请只留要用的这一张表、这些行，另存后再上传。")
_LOCKED = Phrase("这个文件加了密码，打不开。请去掉密码，另存后再上传。")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_NEVER_READ = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".bin", ".vml"}
)
"""Pictures, printers' settings, old drawings: the reader does not touch them."""
_MOST_MERGED = 5_000
_DEEPEST = 64
_CHUNK = 1 << 16


@dataclass(slots=True)
class Seen:
    """What the walk through one sheet saw."""

    last_row: int = 0
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def looked_over(content: bytes, limits: Limits) -> dict[str, Seen]:
    """Sheet part → what stands in it. Raises Malformed when the file is not to be opened."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            _insist_on_sizes(packed, limits)
            return {
                part.filename: _walk(packed, part.filename, limits)
                for part in packed.infolist()
                if not part.is_dir()
                and PurePosixPath(part.filename).suffix.lower() not in _NEVER_READ
            }
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
        raise refused(BROKEN) from None


def column_number(letters: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _insist_on_sizes(packed: ZipFile, limits: Limits) -> None:
    parts = packed.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise refused(_LOCKED)
    if len(parts) > limits.parts:
        raise refused(_TOO_LARGE)
    if sum(part.file_size for part in parts) > limits.unpacked:
        raise refused(_TOO_LARGE)
    if len({part.filename for part in parts}) != len(parts):
        raise refused(_BOMB)


def _walk(packed: ZipFile, name: str, limits: Limits) -> Seen:
    walker = _Walker(limits)
    try:
        with packed.open(name) as opened:
            while chunk := opened.read(_CHUNK):
                walker.parser.Parse(chunk, False)
        walker.parser.Parse(b"", True)
    except expat.ExpatError:
        raise refused(BROKEN) from None
    return walker.seen


class _Walker:
    """Counts rows, cells and depth; refuses what goes beyond."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.seen = limits, Seen()
        self._row = self._depth = self._cells = self._blank = 0
        self.parser: Any = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._bomb
        self.parser.EntityDeclHandler = self._bomb
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _bomb(self, *_told: object) -> None:
        raise refused(_BOMB)

    def _start(self, tag: str, told: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise refused(_BOMB)
        kind = tag.rpartition(" ")[2]
        if kind == "row":
            self._next_row(told.get("r", ""))
        elif kind == "c":
            self._cells += 1
            if self._cells > self.limits.cells:
                raise refused(
                    Phrase(
                        "表格太大：最多 {rows} 行、{columns} 列。",
                        rows=self.limits.rows,
                        columns=self.limits.columns,
                    )
                )
        elif kind in {"v", "is", "f"} and self._row:
            self.seen.last_row, self._blank = self._row, 0
        elif kind == "mergeCell":
            self._merge(told.get("ref", ""))

    def _end(self, _tag: str) -> None:
        self._depth -= 1

    def _next_row(self, number: str) -> None:
        before = self._row
        self._row = int(number) if number.isdecimal() and len(number) < 9 else self._row + 1
        if self._row <= before:  # the library would leave such a row out without a word
            raise refused(BROKEN)
        self._blank += 1
        if self._blank > self.limits.blank_rows:
            raise refused(
                Phrase(
                    "表里有几万行空行。请选中最后一行内容下面的所有行，右键“删除”，保存后再上传。"
                )
            )

    def _merge(self, ref: str) -> None:
        found = _PLACE.fullmatch(ref)
        if found and found[3] and len(self.seen.merged) < _MOST_MERGED:
            place = (int(found[2]), int(found[4]), column_number(found[1]), column_number(found[3]))
            self.seen.merged.append(place)
