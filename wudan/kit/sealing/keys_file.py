"""The keys file: outside the database, readable by the service alone, kept in a backup of its own.

Whoever loses it loses every phone, address and ID number; whoever steals only the database has
none of them.
"""

import fcntl
import json
import os
import secrets
import threading
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from wudan.kit.sealing.ciphers import CIPHERS
from wudan.kit.sealing.keyring import Key, KeyMissing, Keyring
from wudan.kit.settling import settle_folder
from wudan.kit.signing import SigningKey, new_key

_INDEX_BYTES = 32
_ID_BYTES = 4
LOOK_EVERY_SECONDS = 1.0


class KeysFileError(Exception):
    """The keys file cannot be used; the message is the one line an administrator reads."""


class KeyringInUse:
    """The keyring of this process. It reads the file again when another process changed it.

    A file that is not there yet is read when a key is first needed, and made then if `make` was told
    (`make_by`). One that was read and is gone is never made anew.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._turn = path, threading.Lock()
        self._make: Callable[[], None] | None = None
        self._stamp, self._looked_at = _stamp(path), time.monotonic()
        self._keyring = _read(path) if path.exists() else None

    def make_by(self, make: Callable[[], None]) -> None:
        """How a missing file is made. `make` raises KeysFileError where none may be made."""
        self._make = make

    @property
    def present(self) -> Keyring:
        """The keyring, at most a second old. Raises KeysFileError."""
        ring = self._keyring
        if ring is None or time.monotonic() - self._looked_at > LOOK_EVERY_SECONDS:
            return self.look_again()
        return ring

    def look_again(self) -> Keyring:
        """Read the file anew if it changed. Raises KeysFileError."""
        with self._turn:
            self._looked_at = time.monotonic()
            if self._keyring is None and self._make is not None and not self._path.exists():
                self._make()
            stamp = _stamp(self._path)
            if self._keyring is None or stamp != self._stamp:
                self._keyring, self._stamp = _read(self._path), stamp
            return self._keyring

    def seal(self, plain: str, context: str) -> str:
        """`Keyring.seal` under the newest key."""
        return self.present.seal(plain, context)

    def unseal(self, token: str, context: str) -> str:
        """`Keyring.unseal`; a key just made by another process is looked for once."""
        try:
            return self.present.unseal(token, context)
        except KeyMissing:
            return self.look_again().unseal(token, context)

    def blind(self, plain: str, context: str) -> str:
        """`Keyring.blind`; the key of the index never changes silently."""
        return self.present.blind(plain, context)

    def signer(self, *, on: date) -> SigningKey:
        """The pair that signs certificates, made when it is first needed."""
        if not self.present.signing:
            add_signing_key(self._path, made_on=on, unless_there=True)
            return self.look_again().signing[-1]
        return self.present.signing[-1]

    def public_keys(self) -> tuple[SigningKey, ...]:
        """All pairs that ever signed, the present one last."""
        return self.present.signing


def open_keyring(path: Path, *, made_on: date, cipher: str = "aes-256-gcm") -> KeyringInUse:
    """The keyring of a file, which is made if it is not there. Raises KeysFileError."""
    make_keys_file(path, made_on=made_on, cipher=cipher)
    return KeyringInUse(path)


def make_keys_file(path: Path, *, made_on: date, cipher: str) -> None:
    """A file with a first key and a key of the index; one that is there stays. Raises KeysFileError."""
    if path.exists():
        return
    key, index = _new_key(1, cipher, made_on), secrets.token_bytes(_INDEX_BYTES)
    try:
        _write(path, Keyring({key.id: key}, index), first=True)
    except OSError as fault:
        raise KeysFileError(f"the keys file {path} cannot be written: {fault.strerror}") from fault


def add_key(path: Path, *, made_on: date, cipher: str | None = None) -> Key:
    """Add a key that seals from now on; the older ones go on opening."""
    with _turn(path):
        ring = _read(path)
        number = max(map(_number_of, ring.keys)) + 1
        key = _new_key(number, cipher or ring.current.cipher, made_on)
        _write(path, replace(ring, keys={**ring.keys, key.id: key}))
    return key


def retire_key(path: Path, key_id: str) -> None:
    """Mark a key that seals nothing any more; it stays, because old backups still need it."""
    with _turn(path):
        ring = _read(path)
        retired = replace(ring.keys[key_id], retired=True)
        _write(path, replace(ring, keys={**ring.keys, key_id: retired}))


def add_signing_key(path: Path, *, made_on: date, unless_there: bool = False) -> SigningKey:
    """Add a pair that signs from now on. Of the older ones the private half is destroyed: what
    they signed is proven by the public half, and nobody can sign with them any more."""
    with _turn(path):
        ring = _read(path)
        if ring.signing and unless_there:
            return ring.signing[-1]
        fresh = new_key(made_on=made_on.isoformat())
        older = tuple(replace(key, secret=b"") for key in ring.signing)
        _write(path, replace(ring, signing=(*older, fresh)))
    return fresh


def published_keys(path: Path) -> list[bytes]:
    """The public halves in a keys file, if there is a readable one; nothing is made."""
    try:
        return [key.public for key in _read(path).signing]
    except KeysFileError:
        return []


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    """Two processes that change the file do so one after the other."""
    handle = os.open(path.with_name(f".{path.name}.turn"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _new_key(number: int, cipher: str, made_on: date) -> Key:
    """Its id is drawn as well: a key of another file never passes for it."""
    if cipher not in CIPHERS:
        raise KeysFileError(f"no cipher “{cipher}”: choose {' or '.join(CIPHERS)}")
    secret = secrets.token_bytes(CIPHERS[cipher].key_bytes)
    return Key(f"k{number}-{secrets.token_hex(_ID_BYTES)}", cipher, secret, made_on.isoformat())


def _number_of(key_id: str) -> int:
    """`k2-0a1b2c3d` is the second; a key of before ids were drawn is only `k2`."""
    return int(key_id.removeprefix("k").partition("-")[0])


def _read(path: Path) -> Keyring:
    try:
        told = json.loads(path.read_text("utf-8"))
        keys = {
            row["id"]: Key(
                row["id"], row["cipher"], b64decode(row["secret"]), row["made_on"], row["retired"]
            )
            for row in told["keys"]
        }
        signing = tuple(
            SigningKey(b64decode(row["public"]), row["made_on"], b64decode(row["secret"]))
            for row in told.get("signing", [])
        )
        ring = Keyring(keys, b64decode(told["index"]), signing)
        if len(ring.index_secret) != _INDEX_BYTES:
            raise ValueError("index")
        for key in keys.values():
            if len(key.secret) != CIPHERS[key.cipher].key_bytes:
                raise ValueError(key.id)
        assert ring.current  # noqa: S101 - a ring without a live key cannot seal
    except (OSError, ValueError, KeyError, TypeError, IndexError) as fault:
        raise KeysFileError(
            f"the keys file {path.name} cannot be read: restore it from its backup"
        ) from fault
    return ring


def _write(path: Path, ring: Keyring, *, first: bool = False) -> None:
    """Whole or not at all, and on the disk before anything is sealed with it: a keys file that is half
    written, or gone back to what it was, would lose everything sealed since (ADR 99).

    `first` never replaces a file that another process has just made.
    """
    rows = [
        {"id": k.id, "cipher": k.cipher, "secret": b64encode(k.secret).decode(),
         "made_on": k.made_on, "retired": k.retired}
        for k in ring.keys.values()
    ]  # fmt: skip
    pairs = [
        {
            "id": k.id,
            "public": k.spelt,
            "secret": b64encode(k.secret).decode(),
            "made_on": k.made_on,
        }
        for k in ring.signing
    ]
    told = {"index": b64encode(ring.index_secret).decode(), "keys": rows, "signing": pairs}
    text = json.dumps(told, indent=1)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())
    if first:
        with suppress(FileExistsError):
            path.hardlink_to(fresh)
        fresh.unlink()
    else:
        fresh.replace(path)
    settle_folder(path.parent)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_ino
