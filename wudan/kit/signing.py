"""Signatures that anybody can check: Ed25519 (RFC 8032), inside a PDF and beside a short text.

A signed PDF is the plain one, then comments that readers of PDF skip: the content as data, the
public key and the signature; then the end of a PDF once more. The signature covers every byte of
the file but its own letters, and those have one spelling only: no byte can change unnoticed.
"""

import binascii
import hashlib
import re
from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from wudan.kit.canonical import digest

PUBLIC_BYTES, SIGNATURE_BYTES = 32, 64
_FILE, _TEXT = b"wudan signed file 1", b"wudan signed text 1"
_START = re.compile(rb"startxref\n(\d{1,12})\n%%EOF\s*\Z")
_SIGNED = re.compile(
    rb"(?P<covered>.*\n%wudan-content (?P<content>[A-Za-z0-9+/=]+)\n"
    rb"%wudan-signature (?P<public>[A-Za-z0-9+/]{43}=) )(?P<signature>[A-Za-z0-9+/]{86}==)"
    rb"(?P<end>\nstartxref\n\d{1,12}\n%%EOF\n)",
    re.DOTALL,
)
_WORD = re.compile(r"1\.([A-Za-z0-9_-]+)\.([0-9a-f]{16})\.([A-Za-z0-9_-]{86})")


class Altered(Exception):
    """The bytes are not what was signed, or were never signed by anybody."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A pair of keys; of one that was replaced only the public half is kept."""

    public: bytes
    made_on: str
    secret: bytes = field(default=b"", repr=False)

    @property
    def id(self) -> str:
        """The fingerprint: sixteen letters that people can compare."""
        return fingerprint(self.public)

    @property
    def spelt(self) -> str:
        """The public half, as it is published."""
        return b64encode(self.public).decode()


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed, and with which public key."""

    content: bytes
    public: bytes


def new_key(*, made_on: str) -> SigningKey:
    """A fresh pair."""
    private = Ed25519PrivateKey.generate()
    return SigningKey(private.public_key().public_bytes_raw(), made_on, private.private_bytes_raw())


def fingerprint(public: bytes) -> str:
    """A short name of a public key."""
    return hashlib.sha256(public).hexdigest()[:16]


def read_public(spelt: str) -> bytes:
    """A public key from its published spelling. ValueError when it is none."""
    try:
        found = b64decode(spelt.strip(), validate=True)
    except binascii.Error:
        found = b""
    if len(found) != PUBLIC_BYTES:
        raise ValueError(spelt[:60])
    return found


def sign_pdf(pdf: bytes, content: bytes, key: SigningKey) -> bytes:
    """The PDF with content and signature in it. ValueError when it ends like no PDF."""
    end = _START.search(pdf)
    if end is None or not pdf.startswith(b"%PDF-"):
        raise ValueError("no PDF")
    covered = b"%s\n%%wudan-content %s\n%%wudan-signature %s " % (
        pdf.rstrip(b"\r\n"), b64encode(content), key.spelt.encode(),
    )  # fmt: skip
    tail = b"\nstartxref\n%s\n%%%%EOF\n" % end[1]
    return covered + b64encode(_sign(key, digest(_FILE, covered, tail).encode())) + tail


def read_pdf(pdf: bytes) -> Signed:
    """Content and key of a signed PDF; whose key it is, is for the caller to say. Raises Altered."""
    found = _SIGNED.fullmatch(pdf)
    if found is None:
        raise Altered
    content, public, signature = (
        _exact(found[name]) for name in ("content", "public", "signature")
    )
    _prove(public, signature, digest(_FILE, found["covered"], found["end"]).encode())
    return Signed(content, public)


def sign_text(content: bytes, key: SigningKey) -> str:
    """One word of ASCII letters that carries content, fingerprint and signature: for a QR code."""
    signature = _sign(key, digest(_TEXT, content).encode())
    return f"1.{_spell(content)}.{key.id}.{_spell(signature)}"


def read_text(word: str, keys: list[bytes]) -> Signed:
    """Content of a signed word, by one of these public keys. Raises Altered."""
    found = _WORD.fullmatch(word)
    fitting = [public for public in keys if found and fingerprint(public) == found[2]]
    if found is None or not fitting:
        raise Altered
    content, signature = _unspell(found[1]), _unspell(found[3])
    _prove(fitting[0], signature, digest(_TEXT, content).encode())
    return Signed(content, fitting[0])


def _sign(key: SigningKey, message: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(key.secret).sign(message)


def _prove(public: bytes, signature: bytes, message: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError) as fault:
        raise Altered from fault


def _exact(spelt: bytes) -> bytes:
    """Base64 has idle bits at its end: only the one right spelling passes."""
    try:
        found = b64decode(spelt, validate=True)
    except binascii.Error as fault:
        raise Altered from fault
    if b64encode(found) != spelt:
        raise Altered
    return found


def _spell(plain: bytes) -> str:
    return urlsafe_b64encode(plain).decode().rstrip("=")


def _unspell(spelt: str) -> bytes:
    try:
        found = urlsafe_b64decode(spelt + "=" * (-len(spelt) % 4))
    except (binascii.Error, ValueError) as fault:
        raise Altered from fault
    if _spell(found) != spelt:
        raise Altered
    return found
