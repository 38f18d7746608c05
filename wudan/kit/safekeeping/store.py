"""The store: its key, its turn, its copies; what is put in, taken out, proved and thinned."""

import fcntl
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from wudan.kit.safekeeping.copies import (
    SUFFIX,
    Copy,
    Kept,
    moment_of,
    name_at,
    open_copy,
    seal_copy,
)
from wudan.kit.safekeeping.faults import StoreFault
from wudan.kit.safekeeping.keys import BackupKey
from wudan.kit.safekeeping.parts import Parts
from wudan.kit.safekeeping.thinning import AHEAD, BELIEVED_AFTER, JUMP, is_jump, to_remove
from wudan.kit.settling import settle

Advance = Callable[[int], None]
_LOOK_SECONDS = 2


def _silence(count: int) -> None:
    """Nobody watches."""


@dataclass(slots=True)
class Added:
    """What a stream became: its size, its digest, its parts; and how much of it was new on disk."""

    size: int = 0
    sha256: str = ""
    parts: tuple[str, ...] = ()
    written: int = 0


class Store:
    """One folder under one key. Raises StoreFault when it is none, or of another key."""

    def __init__(self, folder: Path, key: BackupKey, *, make: bool = False) -> None:
        self.folder, self.key = folder, key
        self.parts = Parts(folder / "parts", key)
        self._known: set[str] = set()
        self._fresh: list[Path] = []
        if make and not (folder / "store.json").exists():
            self._make()
        self._insist_on_key()

    def names(self) -> list[str]:
        """All copies, oldest first."""
        return sorted(path.name.removesuffix(SUFFIX) for path in self._copies.glob(f"*{SUFFIX}"))

    def newest(self, *, at: datetime) -> str:
        """The name of the newest that is not ahead of us. Raises StoreFault when there is none."""
        if not (names := self.names()):
            raise StoreFault(f"{self.folder} 里还没有备份。")
        ahead = self.ahead(at=at)
        if len(ahead) == len(names):
            raise StoreFault(
                f"{self.folder} 里的备份都在将来（{names[0]} 起）。先看这台机器的时间；时间没有错，用 --copy 指定一份。"
            )
        return next(name for name in reversed(names) if name not in ahead)

    def ahead(self, *, at: datetime) -> list[str]:
        """Copies of a clock that went wrong: their moment is yet to come."""
        return [name for name in self.names() if moment_of(name) > at + AHEAD]

    def doubt(self, *, at: datetime) -> str:
        """What about the copies' moments shows a clock that is, or was, wrong; nothing when all is right."""
        words = ""
        if is_jump(map(moment_of, self.names()), at=at):
            words = (
                f"现在是 {name_at(at)}，离再前一份备份隔了 {JUMP.days} 天以上，时间可能不对，旧备份一份也没有清理。"
                f"请看这台机器的时间；没有错的话不用管，再备份 {BELIEVED_AFTER.days} 天就照常清理。"
            )
        if ahead := self.ahead(at=at):
            words += (
                f"有 {len(ahead)} 份备份的时间在将来（{ahead[-1]}），不算最新，也不清理；要用它请加 --copy，"
                f"不要了就从 {self._copies} 里删掉。"
            )
        return words

    def read(self, name: str) -> Copy:
        """One copy. Raises StoreFault."""
        moment_of(name)
        try:
            sealed = (self._copies / f"{name}{SUFFIX}").read_bytes()
        except FileNotFoundError:
            raise StoreFault(f"{self.folder} 里没有备份 {name}。") from None
        return open_copy(name, sealed, self.key)

    def lean_on(self, copy: Copy | None) -> None:
        """Parts of this copy that are still there need not be written again.

        Only those: a part no whole copy names may be what a power cut left.
        """
        self._known = {name for name in set(copy.parts()) if self.parts.size(name)} if copy else set()  # fmt: skip

    def has(self, kept: Kept) -> bool:
        """Whether all parts of a file are known to be there."""
        return self._known.issuperset(kept.parts)

    def add(self, pieces: Iterable[bytes], advance: Advance = _silence) -> Added:
        """Put a stream in, piece by piece; at most a piece is in memory."""
        whole, names, added = hashlib.sha256(), [], Added()
        for piece in pieces:
            whole.update(piece)
            name = self.parts.name_of(piece)
            names.append(name)
            if name not in self._known:
                added.written += self.parts.put(name, piece)
                self._fresh.append(self.parts.path(name))
                self._known.add(name)
            added.size += len(piece)
            advance(len(piece))
        added.sha256, added.parts = whole.hexdigest(), tuple(names)
        return added

    def keep(self, copy: Copy) -> None:
        """From now on the copy is there: its parts are on the disk before its list is."""
        settle(self._fresh)
        self._fresh.clear()
        self._write(self._copies / f"{copy.name}{SUFFIX}", seal_copy(copy, self.key))

    def pieces(self, parts: Iterable[str], advance: Advance = _silence) -> Iterator[bytes]:
        """What these parts say, in order. Raises StoreFault."""
        for name in parts:
            piece = self.parts.get(name)
            advance(len(piece))
            yield piece

    def prove(self, copy: Copy, advance: Advance = _silence) -> list[str]:
        """Open every part of a copy; what is wrong, each in a line, with the file it hits."""
        faults = []
        for label, parts, size, sha256 in _contents(copy):
            whole, length = hashlib.sha256(), 0
            try:
                for piece in self.pieces(parts, advance):
                    whole.update(piece)
                    length += len(piece)
            except StoreFault as fault:
                faults.append(f"{label}：{fault.words}")
                continue
            if length != size or (sha256 and whole.hexdigest() != sha256):
                faults.append(f"{label}：内容与清单对不上。")
        return faults

    def bring_to(self, other: "Store", advance: Advance = _silence) -> tuple[int, int]:
        """Copy what the other lacks, lists last; how many copies and bytes. Raises OSError.

        A part there counts only when a list there names it: one that none names may be what a power cut left, of the
        right size and full of zeroes.
        """
        there = other.names()
        missing = [name for name in self.names() if name not in set(there)]
        copies = [self.read(name) for name in missing]
        settled = other.settled(there)
        written, fresh = 0, []
        for name in {part for copy in copies for part in copy.parts()}:
            size = self.parts.size(name)
            if size and (name not in settled or other.parts.size(name) != size):
                _copy_file(self.parts.path(name), other.parts.path(name))
                written += size
                fresh.append(other.parts.path(name))
            advance(1)
        settle(fresh)
        for name in missing:
            sealed = (self._copies / f"{name}{SUFFIX}").read_bytes()
            self._write(other.folder / "copies" / f"{name}{SUFFIX}", sealed)
        return len(missing), written

    def settled(self, names: Iterable[str]) -> set[str]:
        """The parts that these copies name: they were on the disk before their lists were. A list that cannot be opened
        vouches for none."""
        named: set[str] = set()
        for name in names:
            try:
                named.update(self.read(name).parts())
            except StoreFault:
                continue
        return named

    def thin(self, *, at: datetime) -> tuple[int, int]:
        """Remove copies by age and the parts nobody names any more; how many, how many bytes.

        None goes when the clock seems to have jumped. When one list of those that stay cannot be opened no part goes: it may name them.
        """
        if is_jump(map(moment_of, self.names()), at=at):
            return 0, 0
        proven = self.proven
        gone = to_remove(
            (moment_of(name) for name in self.names()), at=at,
            proven=moment_of(proven) if proven else None,
        )  # fmt: skip
        names = [name for name in self.names() if moment_of(name) in gone]
        for name in names:
            (self._copies / f"{name}{SUFFIX}").unlink(missing_ok=True)
        if not names:
            return 0, 0
        named = {part for name in self.names() for part in set(self.read(name).parts())}
        return len(names), self.parts.sweep(named)

    @property
    def proven(self) -> str:
        """The copy that was last restored and proved; empty when none was, or it is gone."""
        try:
            name = str(json.loads((self.folder / "proven.json").read_text("utf-8"))["copy"])
        except (OSError, ValueError, KeyError, TypeError):
            return ""
        return name if name in self.names() else ""

    def note_proven(self, name: str, *, at: datetime) -> None:
        """It was restored and proved: thinning leaves it until another was."""
        told = json.dumps({"copy": name, "at": at.isoformat()})
        self._write(self.folder / "proven.json", told.encode())

    @contextmanager
    def turn(self, *, wait_seconds: float = 0) -> Iterator[None]:
        """One process at a time changes the store. Raises StoreFault when another still does after the wait."""
        try:
            lock = (self.folder / "lock").open("w")
        except OSError as fault:
            raise StoreFault(f"{self.folder} 写不了：{fault.strerror or fault}。") from fault
        with lock:
            until = time.monotonic() + wait_seconds
            while not _is_ours(lock):
                if time.monotonic() >= until:
                    raise StoreFault("另一个备份或演练正在用这个备份文件夹，等它做完再来。")
                time.sleep(min(_LOOK_SECONDS, wait_seconds))
            yield

    @property
    def _copies(self) -> Path:
        return self.folder / "copies"

    def _make(self) -> None:
        for folder in (self.folder, self._copies, self.parts.folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        told = json.dumps({"format": 1, "key": self.key.id, "cipher": self.key.cipher})
        self._write(self.folder / "store.json", told.encode())

    def _insist_on_key(self) -> None:
        try:
            told = json.loads((self.folder / "store.json").read_text("utf-8"))
            sealed_with = str(told["key"])
        except FileNotFoundError:
            raise StoreFault(f"{self.folder} 里没有备份。请用 --from 说明备份在哪里。") from None
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise StoreFault(f"{self.folder}/store.json 读不懂，这个备份文件夹坏了。") from fault
        if sealed_with != self.key.id:
            raise StoreFault(
                f"密钥不对：{self.folder} 是用密钥 {sealed_with} 封的，给的是 {self.key.id}。什么也没有动。"
            )

    @staticmethod
    def _write(path: Path, content: bytes) -> None:
        """Whole and on the disk, or not at all."""
        unfinished = path.with_name(f".{path.name}")
        with unfinished.open("wb") as opened:
            unfinished.chmod(0o600)
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        unfinished.replace(path)
        handle = os.open(path.parent, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


def _is_ours(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _contents(copy: Copy) -> Iterator[tuple[str, tuple[str, ...], int, str]]:
    yield "数据库", copy.tables.parts, copy.tables.size, copy.tables.sha256
    for file in copy.files:
        yield file.path, file.parts, file.size, file.sha256


def _copy_file(source: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.part")
    shutil.copyfile(source, unfinished)
    unfinished.chmod(0o600)
    unfinished.replace(target)
