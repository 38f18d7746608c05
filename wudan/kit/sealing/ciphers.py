"""Ciphers that seal and authenticate at once (AEAD); all of them from the library.

AES-256-GCM is the default. SM4-GCM (GB/T 32907) is for a county that must use 国密.
"""

import os
from collections.abc import Mapping
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher as LibraryCipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM

NONCE_BYTES = 12
TAG_BYTES = 16


class Tampered(Exception):
    """The sealed bytes, or their context, are not what was sealed."""


class Cipher(Protocol):
    """What a cipher must do. `context` is authenticated, not stored."""

    @property
    def key_bytes(self) -> int: ...
    def seal(self, secret: bytes, plain: bytes, context: bytes) -> bytes: ...
    def unseal(self, secret: bytes, sealed: bytes, context: bytes) -> bytes: ...


class Aes256Gcm:
    """AES-256 in Galois/counter mode, NIST SP 800-38D; a fresh random nonce each time."""

    key_bytes = 32

    def seal(self, secret: bytes, plain: bytes, context: bytes) -> bytes:
        """Nonce, ciphertext, tag."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + AESGCM(secret).encrypt(nonce, plain, context)

    def unseal(self, secret: bytes, sealed: bytes, context: bytes) -> bytes:
        """The plain bytes. Raises Tampered."""
        try:
            return AESGCM(secret).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context)
        except (InvalidTag, ValueError) as fault:
            raise Tampered from fault


class Sm4Gcm:
    """SM4 in Galois/counter mode (GB/T 32907, RFC 8998); a fresh random nonce each time."""

    key_bytes = 16

    def seal(self, secret: bytes, plain: bytes, context: bytes) -> bytes:
        """Nonce, ciphertext, tag."""
        nonce = os.urandom(NONCE_BYTES)
        making = LibraryCipher(SM4(secret), GCM(nonce)).encryptor()
        making.authenticate_additional_data(context)
        return nonce + making.update(plain) + making.finalize() + making.tag

    def unseal(self, secret: bytes, sealed: bytes, context: bytes) -> bytes:
        """The plain bytes. Raises Tampered."""
        nonce, body, tag = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:-TAG_BYTES], sealed[-TAG_BYTES:]
        try:
            opening = LibraryCipher(SM4(secret), GCM(nonce, tag)).decryptor()
            opening.authenticate_additional_data(context)
            return opening.update(body) + opening.finalize()
        except (InvalidTag, ValueError) as fault:
            raise Tampered from fault


CIPHERS: Mapping[str, Cipher] = {"aes-256-gcm": Aes256Gcm(), "sm4-gcm": Sm4Gcm()}
"""Which ciphers a key may name."""
