"""The backup key (备份密钥): a small file on the server, and the same as letters on paper.

It is neither in the database nor in a backup. Whoever has it and a copy has the house, the keys file
included; whoever loses it has no backup at all.
"""

import hashlib
import json
import os
import secrets
from base64 import b32decode, b32encode, b64decode, b64encode
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wudan.kit.safekeeping.faults import StoreFault
from wudan.kit.sealing import CIPHERS
from wudan.kit.sealing.ciphers import Cipher

SECRET_BYTES = 32
_CHECK_BYTES = 3
_CIPHER_MARKS = {"aes-256-gcm": b"A", "sm4-gcm": b"S"}
_GROUP = 5


@dataclass(frozen=True, slots=True)
class BackupKey:
    """One key; `id` may be shown to everybody."""

    secret: bytes = field(repr=False)
    cipher: str
    made_on: str

    @property
    def id(self) -> str:
        """Eight letters that tell keys apart and open nothing."""
        return hashlib.sha256(b"wudan backup key\0" + self.secret).hexdigest()[:8]

    @property
    def sealing(self) -> Cipher:
        """How it seals."""
        return CIPHERS[self.cipher]

    def derived(self, purpose: str, length: int = SECRET_BYTES) -> bytes:
        """A key for one purpose (HKDF, RFC 5869): names of parts and their seals share none."""
        info = f"wudan backup 1 {purpose}".encode()
        return HKDF(SHA256(), length, salt=None, info=info).derive(self.secret)

    @property
    def code(self) -> str:
        """The whole key for paper: 58 letters and digits in groups, with a check against slips."""
        body = _CIPHER_MARKS[self.cipher] + self.secret
        letters = b32encode(body + _check(body)).decode().rstrip("=")
        return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def make_key(path: Path, *, cipher: str, made_on: date) -> BackupKey:
    """Draw one and keep it in a file that must not be there yet. Raises StoreFault, OSError."""
    key = BackupKey(secrets.token_bytes(SECRET_BYTES), cipher, made_on.isoformat())
    return keep_key(path, key)


def keep_key(path: Path, key: BackupKey) -> BackupKey:
    """Write it for the owner's eyes alone; never over another."""
    told = {"secret": b64encode(key.secret).decode(), "cipher": key.cipher, "made_on": key.made_on}
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise StoreFault(f"已经有备份密钥 {path}，不覆盖：旧备份还要用它。") from None
    with os.fdopen(handle, "w", encoding="utf-8") as opened:
        json.dump(told, opened)
        opened.flush()
        os.fsync(opened.fileno())
    return key


def read_key(path: Path) -> BackupKey:
    """The key of a file. Raises StoreFault."""
    try:
        told = json.loads(path.read_text("utf-8"))
        key = BackupKey(b64decode(told["secret"]), told["cipher"], told["made_on"])
        if len(key.secret) != SECRET_BYTES or key.cipher not in CIPHERS:
            raise ValueError(path)
    except FileNotFoundError:
        raise StoreFault(
            f"没有备份密钥 {path}。请把密钥文件放回去，或用 --code 输入纸上的恢复码。"
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise StoreFault(f"备份密钥 {path} 读不懂，请用它的另一份。") from fault
    return key


def read_code(text: str) -> BackupKey:
    """The key of what was typed from paper. Raises StoreFault for a slip."""
    letters = "".join(text.upper().split()).replace("-", "").replace("0", "O").replace("1", "I")
    letters = letters.replace("8", "B")
    try:
        whole = b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        whole = b""
    body, check = whole[:-_CHECK_BYTES], whole[-_CHECK_BYTES:]
    marks = {mark: cipher for cipher, mark in _CIPHER_MARKS.items()}
    if len(body) != SECRET_BYTES + 1 or check != _check(body) or body[:1] not in marks:
        raise StoreFault("恢复码打错了：请对照纸上，一组一组地再输一遍。")
    return BackupKey(body[1:], marks[body[:1]], "")


def _check(body: bytes) -> bytes:
    return hashlib.sha256(b"wudan backup code\0" + body).digest()[:_CHECK_BYTES]
