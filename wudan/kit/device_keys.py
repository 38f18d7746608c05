"""Keys that live in a telephone: it signs, here is verified. ECDSA on P-256 as WebCrypto speaks it.

The private key never leaves the browser (it is made not to be extractable); what is kept here
is a point of the curve.
"""

import binascii
from base64 import urlsafe_b64decode

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

_HALF = 32


def is_key(told: str) -> bool:
    """Whether this is a public key: an uncompressed point, base64url without padding."""
    return _key(told) is not None


def is_signed(told: str, text: str, signature: str) -> bool:
    """Whether the key signed this text; the signature is r and s, base64url."""
    key, raw = _key(told), _bytes(signature)
    if key is None or raw is None or len(raw) != 2 * _HALF:
        return False
    r, s = int.from_bytes(raw[:_HALF], "big"), int.from_bytes(raw[_HALF:], "big")
    try:
        key.verify(encode_dss_signature(r, s), text.encode("utf-8", "replace"), ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def _key(told: str) -> EllipticCurvePublicKey | None:
    raw = _bytes(told)
    if raw is None or len(raw) != 1 + 2 * _HALF:
        return None
    try:
        return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), raw)
    except ValueError:
        return None


def _bytes(told: str) -> bytes | None:
    if not told.isascii():
        return None
    try:
        return urlsafe_b64decode(told + "=" * (-len(told) % 4))
    except (binascii.Error, ValueError):
        return None
