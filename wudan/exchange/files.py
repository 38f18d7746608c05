"""Where finished exports lie for a day: sealed, under drawn names, in the home of the server."""

from base64 import b64decode, b64encode

from django.conf import settings

from wudan.kit.sealed_files import SealedFiles

_CONTEXT = "exchange.export.file"


def exports_kept() -> SealedFiles:
    """The folder of exports."""
    return SealedFiles(settings.EXPORTS, _seal, _unseal)


def _seal(content: bytes) -> bytes:
    sealed: str = settings.KEYRING.seal(b64encode(content).decode(), _CONTEXT)
    return sealed.encode()


def _unseal(sealed: bytes) -> bytes:
    return b64decode(settings.KEYRING.unseal(sealed.decode(), _CONTEXT))
