"""Does an archive hold? Its list against its signature, its files against the list, its trail against its heads.

Pure: a file in, findings out. No settings, no database, no network: it runs on any machine.
"""

import hashlib
import json
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from wudan.journal.archives import row_of
from wudan.journal.proving import Head, Prover
from wudan.journal.rows import Row
from wudan.kit.phrases import Phrase
from wudan.kit.signing import Altered, fingerprint, read_public, read_text

FORMAT = "wudan-year"
MANIFEST, SIGNATURE, KEY, NOTE = "manifest.json", "manifest.sig", "manifest.key", "说明.txt"
HEADS, TRAIL, FILES = "open/chain-heads.json", "sealed/trail.jsonl", "sealed/files.jsonl"
SEAL_CONTEXT, FILE_CONTEXT = "exchange.archive.trail", "exchange.archive.file"
_OUTSIDE = frozenset({MANIFEST, SIGNATURE, KEY})
_MOST_ENTRIES, _MOST_LIST, _MOST_RATIO = 10_200, 10_000_000, 2_000
_PIECE = 1 << 20
Unseal = Callable[[str, str], str]
Advance = Callable[[int], None]


class Unreadable(Exception):
    """It is no archive, or not whole enough to be looked at; the message says why."""


@dataclass(slots=True)
class Verdict:
    """What was found."""

    county: str = ""
    year: int = 0
    made_at: str = ""
    files: int = 0
    events: int = 0
    """Events of the trail that were proved; none without the keys."""
    signer: str = ""
    """Fingerprint of the key that signed."""
    is_trusted: bool | None = None
    """Whether that key is one of those given; None when none was given."""
    trail: str = "none"
    """none, sealed (not opened) or proved."""
    attachments: int = 0
    """Files that were opened and are what the sealed list says; none without the keys."""
    left: int = 0
    """Files of the year that the list names and the archive does not hold."""
    faults: list[str] = field(default_factory=list)


def check(
    path: Path, *, trusted: list[bytes], unseal: Unseal | None, advance: Advance = lambda _n: None
) -> Verdict:
    """Prove everything that can be. Raises Unreadable; OSError when the file cannot be read."""
    try:
        with ZipFile(path) as packed:
            _guard(packed)
            return _checked(packed, trusted, unseal, advance)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fault:
        raise Unreadable("文件打不开，不是完整的 ZIP。") from fault


def size_of(path: Path) -> int:
    """How many bytes there are to read, for a bar."""
    try:
        with ZipFile(path) as packed:
            return sum(one.file_size for one in packed.infolist())
    except (BadZipFile, OSError):
        return 0


def _checked(
    packed: ZipFile, trusted: list[bytes], unseal: Unseal | None, advance: Advance
) -> Verdict:
    manifest = _read(packed, MANIFEST)
    told, found = _list(manifest), Verdict()
    found.county, found.year, found.made_at = told["county"], told["year"], told["made_at"]
    _signed(packed, manifest, trusted, found)
    for one in told["files"]:
        found.files += 1
        if words := _fault_of(packed, one, advance):
            found.faults.append(words)
    names = {one["path"] for one in told["files"]} | _OUTSIDE
    found.faults += [f"多出来的文件：{name}" for name in sorted(set(packed.namelist()) - names)]
    if TRAIL in names and not found.faults:
        found.trail = "sealed"
        if unseal is not None:
            _prove_trail(packed, unseal, found)
            if FILES in names:
                _prove_files(packed, unseal, found)
    return found


def _signed(packed: ZipFile, manifest: bytes, trusted: list[bytes], found: Verdict) -> None:
    try:
        inside = read_public(_read(packed, KEY).decode("ascii"))
        word = _read(packed, SIGNATURE).decode("ascii")
        signed = read_text(word, [inside])
    except (Altered, ValueError):
        found.faults.append(f"{SIGNATURE}：签名不对，清单被改过或者不是这份的")
        return
    if signed.content.decode("ascii", "replace") != hashlib.sha256(manifest).hexdigest():
        found.faults.append(f"{MANIFEST}：与签名不符，清单被改过")
    found.signer = fingerprint(inside)
    found.is_trusted = inside in trusted if trusted else None


def _fault_of(packed: ZipFile, one: dict[str, Any], advance: Advance) -> str:
    whole, size = hashlib.sha256(), 0
    try:
        with packed.open(one["path"]) as opened:
            while piece := opened.read(_PIECE):
                whole.update(piece)
                size += len(piece)
                advance(len(piece))
    except KeyError:
        return f"{one['path']}：不见了"
    except (BadZipFile, zlib.error, EOFError):
        return f"{one['path']}：读不出来，被改过"
    if size != one["bytes"] or whole.hexdigest() != one["sha256"]:
        return f"{one['path']}：与清单里的摘要不符，被改过"
    return ""


def _prove_trail(packed: ZipFile, unseal: Unseal, found: Verdict) -> None:
    heads = {key: Head(*told) for key, told in json.loads(_read(packed, HEADS)).items()}
    prover = Prover(heads)
    prover.feed(_events(packed, unseal))
    prover.finish(expected=heads)
    found.events, found.trail = prover.rows_count, "proved"
    found.faults += [f"留痕 {fault}" for fault in prover.faults.values()]


def _prove_files(packed: ZipFile, unseal: Unseal, found: Verdict) -> None:
    """Each file that the sealed list names, opened a piece at a time, against what it was."""
    inside = {
        name for name in packed.namelist() if name.startswith(f"{FILES.removesuffix('.jsonl')}/")
    }
    for line in _opened(packed, FILES, unseal):
        told = json.loads(line)
        if "path" not in told:
            found.left += 1
            continue
        name, whole, size = told["path"], hashlib.sha256(), 0
        if name not in inside:
            found.faults.append(f"{name}：附件不见了")
            continue
        inside.discard(name)
        for piece in _opened(packed, name, unseal):
            whole.update(piece)
            size += len(piece)
        if (size, whole.hexdigest()) == (told["bytes"], told["sha256"]):
            found.attachments += 1
        else:
            found.faults.append(
                f"{name}：附件（{told['kind']} {told['of']}）与封存的清单不符，被换过"
            )
    found.faults += [f"{name}：清单里没有的附件" for name in sorted(inside)]


def _opened(packed: ZipFile, name: str, unseal: Unseal) -> Iterator[bytes]:
    with packed.open(name) as opened:
        for line in opened:
            yield b64decode(unseal(line.decode("ascii").strip(), FILE_CONTEXT))


def _events(packed: ZipFile, unseal: Unseal) -> Iterator[Row]:
    with packed.open(TRAIL) as opened:
        for line in opened:
            plain = zlib.decompress(b64decode(unseal(line.decode("ascii").strip(), SEAL_CONTEXT)))
            for told in plain.split(b"\n"):
                row = row_of(told)
                if row is not None:
                    yield row


def _list(manifest: bytes) -> dict[str, Any]:
    try:
        told = json.loads(manifest)
        is_ours = told["format"] == FORMAT and isinstance(told["year"], int) and all(
            isinstance(one["path"], str) and isinstance(one["bytes"], int) and isinstance(one["sha256"], str)
            for one in told["files"]
        )  # fmt: skip
        _ = told["county"], told["made_at"]
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise Unreadable("清单读不懂，不是年度档案。") from fault
    if not is_ours:
        raise Unreadable("这不是年度档案。")
    return dict(told)


def _read(packed: ZipFile, name: str) -> bytes:
    try:
        with packed.open(name) as opened:
            content = opened.read(_MOST_LIST + 1)
    except KeyError as fault:
        raise Unreadable(Phrase("少了 {name}，不是年度档案。", name=name)) from fault
    if len(content) > _MOST_LIST:
        raise Unreadable(Phrase("{name} 太大了。", name=name))
    return content


def _guard(packed: ZipFile) -> None:
    entries = packed.infolist()
    if len(entries) > _MOST_ENTRIES or len({one.filename for one in entries}) < len(entries):
        raise Unreadable("里面的文件太多，或者有重名的。")
    if any(one.file_size > _MOST_RATIO * max(one.compress_size, 1_000) for one in entries):
        raise Unreadable("里面有展开太大的文件。")
