"""One copy (一份备份): the list of what the house held at one moment, and of which parts it is made."""

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from wudan.kit.safekeeping.faults import StoreFault
from wudan.kit.safekeeping.keys import BackupKey
from wudan.kit.sealing.ciphers import Tampered

SUFFIX = ".copy"
FORMAT = 1
_NAME = re.compile(r"\d{8}T\d{9}Z")
_HEAD = re.compile(rb"wudan copy (\d+) ([0-9a-f]{8})\n")


@dataclass(frozen=True, slots=True)
class Kept:
    """One file: where it lies below its folder, how it stood, what it says."""

    path: str
    size: int
    mode: int
    stamp: tuple[int, int, int]
    """Changed, status changed (ns) and inode: who finds the same again need not read it."""
    sha256: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """The database: of which kind, how far, how many rows, how its books stood."""

    kind: str
    version: str
    steps: dict[str, str]
    """Last step of migration by package."""
    counts: dict[str, int]
    sums: dict[str, int | str]
    """Sums of the books and the digest of all chains' heads, by name."""
    anchors: int
    """Number of the last anchoring the database knows of."""
    size: int
    sha256: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Everything of one moment."""

    at: str
    county: str
    pack: str
    program: str
    tables: Tables
    files: tuple[Kept, ...]

    @property
    def name(self) -> str:
        """What it is called in the store."""
        return name_at(datetime.fromisoformat(self.at))

    @property
    def moment(self) -> datetime:
        """When the database stood so."""
        return datetime.fromisoformat(self.at)

    @property
    def size(self) -> int:
        """Bytes of all, opened."""
        return self.tables.size + sum(file.size for file in self.files)

    def parts(self) -> Iterator[str]:
        """Every part it needs; one may come twice."""
        yield from self.tables.parts
        for file in self.files:
            yield from file.parts


def name_at(at: datetime) -> str:
    """The moment, as a name that sorts: 20260908T010000000Z."""
    at = at.astimezone(UTC)
    return f"{at:%Y%m%dT%H%M%S}{at.microsecond // 1000:03d}Z"


def moment_of(name: str) -> datetime:
    """The moment a name tells. Raises StoreFault."""
    if not _NAME.fullmatch(name):
        raise StoreFault(f"“{name}”不是备份的名字。名字用 wudan verify --list 看。")
    return datetime.strptime(name[:-4], "%Y%m%dT%H%M%S").replace(
        microsecond=int(name[-4:-1]) * 1000, tzinfo=UTC
    )


def seal_copy(copy: Copy, key: BackupKey) -> bytes:
    """The bytes of its file. The name is authenticated: an old copy does not pass for a new one."""
    head = f"wudan copy {FORMAT} {key.id}\n".encode()
    told = json.dumps(asdict(copy), ensure_ascii=False, separators=(",", ":"))
    secret = key.derived("copies", key.sealing.key_bytes)
    return head + key.sealing.seal(secret, zlib.compress(told.encode(), 6), copy.name.encode())


def open_copy(name: str, sealed: bytes, key: BackupKey) -> Copy:
    """What a file says. Raises StoreFault: another key, changed, cut, or of a later format."""
    found = _HEAD.match(sealed)
    if found is None:
        raise StoreFault(f"备份 {name} 的清单读不懂：文件坏了，或者不是备份。")
    if int(found[1]) != FORMAT:
        raise StoreFault(f"备份 {name} 是更新的版本做的（格式 {int(found[1])}），请先升级程序。")
    if found[2].decode() != key.id:
        raise StoreFault(
            f"密钥不对：备份 {name} 是用密钥 {found[2].decode()} 封的，给的是 {key.id}。什么也没有动。"
        )
    secret = key.derived("copies", key.sealing.key_bytes)
    try:
        plain = key.sealing.unseal(secret, sealed[found.end() :], name.encode())
        return _copy(json.loads(zlib.decompress(plain)))
    except (Tampered, zlib.error, ValueError, KeyError, TypeError):
        raise StoreFault(f"备份 {name} 的清单被改过或不完整，这一份不能用。") from None


def _copy(told: dict[str, Any]) -> Copy:
    tables = told["tables"] | {"parts": tuple(told["tables"]["parts"])}
    files = tuple(
        Kept(**row | {"parts": tuple(row["parts"]), "stamp": tuple(row["stamp"])})
        for row in told["files"]
    )
    return Copy(**told | {"tables": Tables(**tables), "files": files})
