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

from wudan.kit.refusals import Malformed, Missing

MOST_BYTES = 300 * 1024 * 1024
"""Ten minutes of film for a telephone; a longer one stands on the county's own channel."""
_NAME = re.compile(r"[0-9a-f]{32}")
_OURS = re.compile(r"[0-9a-f]{32}(\.part)?")
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

    def put(
        self, chunks: Iterable[bytes], *, field: str = "film", most: int = MOST_BYTES
    ) -> Recording:
        """Keep it, whole or not at all. Raises Malformed for what is too large or no film."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = secrets.token_hex(16)
        unfinished = self.folder / f"{name}.part"
        try:
            size, digest, head = _written(unfinished, chunks, field, most)
            media_type = kind_of(head)
            if media_type is None:
                raise Malformed(
                    {field: "这不是能播放的文件。短片请传 MP4 或 WebM，录音请传 MP3、M4A 或 OGG。"}
                )
            unfinished.rename(self.folder / name)
        finally:
            unfinished.unlink(missing_ok=True)
        return Recording(name, media_type, size, digest)

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
        if not self.folder.exists():
            return 0
        aged = [p for p in self.folder.iterdir() if p.stat().st_mtime < before.timestamp()]
        strays = [path for path in aged if path.name not in keep and _OURS.fullmatch(path.name)]
        for path in strays:
            path.unlink(missing_ok=True)
        return len(strays)


def too_large(most: int = MOST_BYTES) -> str:
    """The words for a film that is."""
    return f"文件太大了，最多 {most // 1024 // 1024} MB。长的短片请先发到县里的网络阵地，再在这里填网址。"


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


def _written(path: Path, chunks: Iterable[bytes], field: str, most: int) -> tuple[int, str, bytes]:
    size, whole, head = 0, hashlib.sha256(), b""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise Malformed({field: too_large(most)})
            if len(head) < _ENOUGH:
                head = (head + chunk)[:_ENOUGH]
            whole.update(chunk)
            opened.write(chunk)
        opened.flush()
        os.fsync(opened.fileno())
    return size, whole.hexdigest(), head
