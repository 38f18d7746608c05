"""Where photographs of signed sheets lie: sealed, under drawn names, as evidence for a roster."""

from base64 import b64decode, b64encode

from django.conf import settings

from wudan.kit.sealed_files import SealedFiles

_CONTEXT = "activities.sheet.photo"


def sheets_kept() -> SealedFiles:
    """The folder of photographed sheets."""
    return SealedFiles(settings.SHEETS, _seal, _unseal)


def _seal(content: bytes) -> bytes:
    sealed: str = settings.KEYRING.seal(b64encode(content).decode(), _CONTEXT)
    return sealed.encode()


def _unseal(sealed: bytes) -> bytes:
    return b64decode(settings.KEYRING.unseal(sealed.decode(), _CONTEXT))
