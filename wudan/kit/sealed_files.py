"""A folder of sealed files under drawn names: exports, photographs of signed consent.

On disk there is neither a name a person gave nor a byte that can be read without the key. The
caller says where the folder is and how to seal.
"""

import os
import re
import secrets
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wudan.kit.refusals import Missing
from wudan.kit.settling import make_folder, settle_folder
from wudan.kit.sweeping import sweep

_NAME = re.compile(r"[0-9a-f]{32}")
_GONE = "这个文件已经清除了。"


@dataclass(frozen=True, slots=True)
class SealedFiles:
    """One folder. `seal` and `unseal` are those of `wudan.kit.sealing`."""

    folder: Path
    seal: Callable[[bytes], bytes]
    unseal: Callable[[bytes], bytes]

    def put(self, content: bytes) -> str:
        """Keep it; answer the drawn name. Written whole or not at all, and on the disk under its name when answered:
        the row that names it may be committed on another disk, or without a word to the file system (ADR 99)."""
        make_folder(self.folder)
        name = secrets.token_hex(16)
        unfinished = self.folder / f"{name}.part"
        self._write(unfinished, self.seal(content))
        unfinished.rename(self.folder / name)
        settle_folder(self.folder)
        return name

    def _write(self, path: Path, sealed: bytes) -> None:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(sealed)
            opened.flush()
            os.fsync(opened.fileno())

    def get(self, name: str) -> bytes:
        """What was kept under a name. Raises Missing."""
        try:
            sealed = self._path(name).read_bytes()
        except FileNotFoundError:
            raise Missing(_GONE) from None
        return self.unseal(sealed)

    def remove(self, name: str) -> None:
        """Away with it; none there is as good. Raises Missing for what is no name of ours."""
        self._path(name).unlink(missing_ok=True)

    def seal_again(self, current: str) -> int:
        """Seal anew what another key than `current` sealed, each file whole; how many."""
        mine, changed = f"{current}.".encode(), 0
        for name in list(self.names()):
            path = self.folder / name
            try:
                sealed = path.read_bytes()
                if sealed.startswith(mine):
                    continue
                fresh = self.folder / f"{name}.part"
                self._write(fresh, self.seal(self.unseal(sealed)))
                fresh.replace(path)
                changed += 1
            except FileNotFoundError:  # removed meanwhile: as good
                continue
        if changed:
            settle_folder(self.folder)
        return changed

    def names(self) -> Iterator[str]:
        """All that is kept here."""
        if self.folder.exists():
            yield from (path.name for path in self.folder.iterdir() if _NAME.fullmatch(path.name))

    def sweep(self, keep: Set[str], *, before: datetime) -> int:
        """Remove files older than `before` that nothing names any more, and unfinished ones."""
        return sweep(self.folder, keep, before=before)

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise Missing(_GONE)
        return self.folder / name
