"""Sealed parts: pieces of at most a mebibyte, named by a keyed hash of what they say.

The name is authenticated with the seal, and is looked at again after opening: a part that was
changed, cut or put in another's place does not open.
"""

import hashlib
import os
import secrets
import zlib
from pathlib import Path

from wudan.kit.safekeeping.faults import StoreFault
from wudan.kit.safekeeping.keys import BackupKey
from wudan.kit.sealing.ciphers import Tampered

PART_BYTES = 1024 * 1024
NAME_BYTES = 20
_PLAIN, _SQUEEZED = b"\0", b"\1"
_TRIED = 16 * 1024


class Parts:
    """The parts of one store, under one key."""

    def __init__(self, folder: Path, key: BackupKey) -> None:
        self.folder = folder
        self._cipher = key.sealing
        self._seal_key = key.derived("parts", key.sealing.key_bytes)
        self._name_key = key.derived("names")

    def name_of(self, content: bytes) -> str:
        """What a piece is called, by what it says; nobody without the key can tell which it is."""
        return hashlib.blake2b(content, key=self._name_key, digest_size=NAME_BYTES).hexdigest()

    def put(self, name: str, content: bytes) -> int:
        """Write it, whole or not at all, over whatever lies there; its size on disk.

        It is safe on the disk only when the store has settled it.
        """
        sealed = self._cipher.seal(self._seal_key, _squeezed(content), name.encode())
        path = self.path(name)
        try:
            unfinished = _write_beside(path, sealed)
        except FileNotFoundError:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished = _write_beside(path, sealed)
        unfinished.replace(path)
        return len(sealed)

    def get(self, name: str) -> bytes:
        """What it says. Raises StoreFault: missing, cut, changed or not this one."""
        try:
            sealed = self.path(name).read_bytes()
        except OSError:
            raise StoreFault(f"缺少或读不到部分 {name[:12]}。") from None
        try:
            told = self._cipher.unseal(self._seal_key, sealed, name.encode())
            content = zlib.decompress(told[1:]) if told[:1] == _SQUEEZED else told[1:]
        except (Tampered, zlib.error):
            raise StoreFault(f"部分 {name[:12]} 被改过或不完整。") from None
        if self.name_of(content) != name:
            raise StoreFault(f"部分 {name[:12]} 的内容对不上它的名字。")
        return content

    def size(self, name: str) -> int:
        """Bytes on disk; 0 when it is not there."""
        try:
            return self.path(name).stat().st_size
        except OSError:
            return 0

    def names(self) -> set[str]:
        """All that are there."""
        return {path.name for path in self.folder.glob("??/*") if len(path.name) == 2 * NAME_BYTES}

    def sweep(self, keep: set[str]) -> int:
        """Away with parts that no copy names, and unfinished ones; how many bytes that frees."""
        freed = 0
        for path in self.folder.glob("??/*"):
            if path.name not in keep:
                freed += path.stat().st_size
                path.unlink()
        return freed

    def path(self, name: str) -> Path:
        """Where one lies."""
        return self.folder / name[:2] / name


def _squeezed(content: bytes) -> bytes:
    """Compressed where that pays: a database and texts; not pictures, films and what is sealed."""
    tried = content[:_TRIED]
    if len(zlib.compress(tried, 1)) < len(tried) * 0.9:
        return _SQUEEZED + zlib.compress(content, 1)
    return _PLAIN + content


def _write_beside(path: Path, sealed: bytes) -> Path:
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(sealed)
    return unfinished
