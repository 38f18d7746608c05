"""The keys of one installation: the newest seals, all of them unseal."""

import binascii
import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field

from wudan.kit.sealing.ciphers import CIPHERS, Tampered
from wudan.kit.signing import SigningKey

BLIND_BYTES = 16
"""128 bits of the keyed hash: two texts of one county never share it by chance."""


class Unreadable(Exception):
    """A sealed text was changed, moved or cut. Not for people: somebody touched the database."""


class KeyMissing(Unreadable):
    """The key that sealed it is not in the keys file: restore the file from its own backup."""


@dataclass(frozen=True, slots=True)
class Key:
    """One sealing key; `retired` keys open and never seal."""

    id: str
    cipher: str
    secret: bytes = field(repr=False)
    made_on: str
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Keyring:
    """All keys. The last one that is not retired seals."""

    keys: Mapping[str, Key]
    index_secret: bytes = field(repr=False)
    signing: tuple[SigningKey, ...] = ()
    """Pairs that sign certificates; the last one signs, of the others the public half is kept."""

    @property
    def current(self) -> Key:
        """The key that seals now."""
        return [key for key in self.keys.values() if not key.retired][-1]

    def seal(self, plain: str, context: str) -> str:
        """A sealed text; nothing stays nothing."""
        if not plain:
            return ""
        key = self.current
        sealed = CIPHERS[key.cipher].seal(key.secret, plain.encode(), context.encode())
        return f"{key.id}.{urlsafe_b64encode(sealed).decode()}"

    def unseal(self, token: str, context: str) -> str:
        """The plain text. Raises Unreadable or KeyMissing."""
        if not token:
            return ""
        key_id, _, body = token.partition(".")
        key = self.keys.get(key_id)
        if key is None:
            raise KeyMissing(f"no key “{key_id[:20]}” for {context}")
        try:
            sealed = urlsafe_b64decode(body.encode())
            return CIPHERS[key.cipher].unseal(key.secret, sealed, context.encode()).decode()
        except (Tampered, binascii.Error, ValueError) as fault:
            raise Unreadable(f"a sealed text of {context} was changed or moved") from fault

    def blind(self, plain: str, context: str) -> str:
        """The keyed hash that stands for a text in searches, in hexadecimal."""
        if not plain:
            return ""
        framed = f"{context}\0{plain}".encode()
        return hmac.new(self.index_secret, framed, hashlib.sha256).digest()[:BLIND_BYTES].hex()
