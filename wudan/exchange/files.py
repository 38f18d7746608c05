"""Where finished exports lie for a day: sealed, under drawn names, in the home of the server."""

import hashlib
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet
from django.conf import settings

from wudan.kit.sealed_files import SealedFiles

_CONTEXT = b"exchange.export.file"


def exports_kept() -> SealedFiles:
    """The folder of exports."""
    return SealedFiles(settings.EXPORTS, _seal, _unseal)


def _seal(content: bytes) -> bytes:
    return _box().encrypt(content)


def _unseal(sealed: bytes) -> bytes:
    return _box().decrypt(sealed)


def _box() -> Fernet:
    secret = hashlib.sha256(settings.SECRET_KEY.encode() + _CONTEXT).digest()
    return Fernet(urlsafe_b64encode(secret))
