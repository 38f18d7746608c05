"""把手: a number that stands for a row outside the house, tells nothing, and is the same each time.

The key in it is sealed with AES-SIV (RFC 5297), which needs no nonce, so one row has one handle;
it can be read back by us alone, and a made-up one is noticed.
"""

from base64 import b32decode, b32encode
from binascii import Error

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

_BYTES = 6
_LENGTH = 36


def handle_of(number: int, *, secret: bytes) -> str:
    """36 letters and digits for the key of a row. `secret` has 32 bytes."""
    sealed = AESSIV(secret).encrypt(number.to_bytes(_BYTES), None)
    return b32encode(sealed).decode().rstrip("=").lower()


def number_of(handle: str, *, secret: bytes) -> int | None:
    """The key of the row; None for what is no handle of ours."""
    if len(handle) != _LENGTH or not handle.isascii():
        return None
    try:
        sealed = b32decode(handle.upper() + "====")
        number = int.from_bytes(AESSIV(secret).decrypt(sealed, None))
    except (Error, InvalidTag, ValueError):
        return None
    return number if handle_of(number, secret=secret) == handle else None
