"""A few letters closed so that only this house opens them: ECDH on P-256, HKDF, AES-GCM, as WebCrypto speaks it.

Who closed an envelope cannot open it again; whoever steals it can try nothing against it. The
secret is given by the caller as bytes, so nothing is kept here.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of P-256 (FIPS 186-5)."""
_POINT, _NONCE, _TAG = 65, 12, 16
_LONGEST = 400


def public_half(secret: bytes) -> str:
    """What a telephone closes envelopes with: a point, base64url without padding."""
    point = (
        _private(secret).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    )
    return urlsafe_b64encode(point).decode().rstrip("=")


def opened(secret: bytes, envelope: str, context: str) -> str | None:
    """What is in it; None when it was closed for somebody else, for another thing, or is none."""
    raw = _bytes(envelope)
    if raw is None or len(raw) <= _POINT + _NONCE + _TAG:
        return None
    point, nonce, body = raw[:_POINT], raw[_POINT : _POINT + _NONCE], raw[_POINT + _NONCE :]
    try:
        shared = _private(secret).exchange(
            ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
        )
        key = HKDF(SHA256(), 32, salt=None, info=b"wudan-envelope-1").derive(shared)
        return AESGCM(key).decrypt(nonce, body, context.encode()).decode()
    except (ValueError, InvalidTag):
        return None


def _private(secret: bytes) -> EllipticCurvePrivateKey:
    wide = HKDF(SHA256(), 48, salt=None, info=b"wudan-envelope-key-1").derive(secret)
    return derive_private_key(int.from_bytes(wide, "big") % (_ORDER - 1) + 1, SECP256R1())


def _bytes(told: str) -> bytes | None:
    if not told.isascii() or len(told) > _LONGEST:
        return None
    try:
        return urlsafe_b64decode(told + "=" * (-len(told) % 4))
    except (binascii.Error, ValueError):
        return None
