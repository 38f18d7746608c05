"""Where pictures of who is honoured lie: sealed, under drawn names (A22, G10)."""

from base64 import b64decode, b64encode

from django.conf import settings

from wudan.kit.sealed_files import SealedFiles

_CONTEXT = "honors.picture"


def honor_pictures_kept() -> SealedFiles:
    """The folder of pictures."""
    return SealedFiles(settings.HONOR_PICTURES, _seal, _unseal)


def _seal(content: bytes) -> bytes:
    sealed: str = settings.KEYRING.seal(b64encode(content).decode(), _CONTEXT)
    return sealed.encode()


def _unseal(sealed: bytes) -> bytes:
    return b64decode(settings.KEYRING.unseal(sealed.decode(), _CONTEXT))
