"""Films and sounds on disk: written piece by piece under a drawn name, never in memory, never larger than told.

What they are is told by their first bytes, not by their name. They are not sealed: they are made to be
played to everybody; until then no address leads to them.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing
from wudan.kit.settling import make_folder, settle_folder
from wudan.kit.sweeping import sweep

MOST_BYTES = 300 * 1024 * 1024
"""Ten minutes of film for a telephone; a longer one stands on the county's own channel."""
_NAME = re.compile(r"[0-9a-f]{32}")
_ENOUGH = 12
_GONE = "这个文件已经清除了。"


@dataclass(frozen=True, slots=True)
class Recording:
    """What was kept."""

    name: str
    media_type: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Recordings:
    """One folder of films and sounds."""

    folder: Path

    def begin(self, *, field: str = "film", most: int = MOST_BYTES) -> "Writing":
        """A new one, to be added to piece by piece."""
        make_folder(self.folder)
        return Writing(self.folder, field, most)

    def put(self, chunks: Iterable[bytes], *, most: int = MOST_BYTES) -> Recording:
        """Keep it, whole or not at all. Raises Malformed for what is too large or no film."""
        writing = self.begin(most=most)
        try:
            for chunk in chunks:
                writing.add(chunk)
            return writing.done()
        finally:
            writing.drop()

    def path(self, name: str) -> Path:
        """Where one lies. Raises Missing."""
        path = self.folder / name
        if not _NAME.fullmatch(name) or not path.is_file():
            raise Missing(_GONE)
        return path

    def remove(self, name: str) -> None:
        """Away with it; none there is as good."""
        if _NAME.fullmatch(name):
            (self.folder / name).unlink(missing_ok=True)

    def sweep(self, keep: Set[str], *, before: datetime) -> int:
        """Remove files older than `before` that nothing names any more, and unfinished ones."""
        return sweep(self.folder, keep, before=before)


class Writing:
    """One that is being written; `done` keeps it, `drop` leaves nothing of what was not done."""

    def __init__(self, folder: Path, field: str, most: int) -> None:
        self._folder, self._field, self._most = folder, field, most
        self._name, self._size = secrets.token_hex(16), 0
        self._digest, self._head = hashlib.sha256(), b""
        self._path = folder / f"{self._name}.part"
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._opened = os.fdopen(descriptor, "wb")

    def add(self, chunk: bytes) -> None:
        """One piece more. Raises Malformed when it grows too large."""
        self._size += len(chunk)
        if self._size > self._most:
            raise Malformed({self._field: too_large(self._most)})
        if len(self._head) < _ENOUGH:
            self._head = (self._head + chunk)[:_ENOUGH]
        self._digest.update(chunk)
        self._opened.write(chunk)

    def done(self) -> Recording:
        """Kept under its name. Raises Malformed for what is no film."""
        media_type = kind_of(self._head)
        if media_type is None:
            self.drop()
            raise Malformed(
                {
                    self._field: "这不是能播放的文件。短片请传 MP4 或 WebM，录音请传 MP3、M4A 或 OGG。"
                }
            )
        self._opened.flush()
        os.fsync(self._opened.fileno())
        self._opened.close()
        self._path.rename(self._folder / self._name)
        settle_folder(self._folder)
        return Recording(self._name, media_type, self._size, self._digest.hexdigest())

    def drop(self) -> None:
        """Nothing of it stays; what was done is not touched."""
        self._opened.close()
        self._path.unlink(missing_ok=True)


def too_large(most: int = MOST_BYTES) -> str:
    """The words for a film that is."""
    return Phrase(
        "文件太大了，最多 {most} MB。长的短片请先发到县里的网络阵地，再在这里填网址。",
        most=most // 1024 // 1024,
    )


def kind_of(head: bytes) -> str | None:
    """The media type its first bytes tell; None for anything else."""
    if head[4:8] == b"ftyp":
        return "audio/mp4" if head[8:12] in (b"M4A ", b"M4B ") else "video/mp4"
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "video/webm"
    if head.startswith(b"OggS"):
        return "audio/ogg"
    is_mp3 = len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2
    return "audio/mpeg" if head.startswith(b"ID3") or is_mp3 else None
