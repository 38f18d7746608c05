"""Where pictures of checks and rectifications, and papers of standards, lie: sealed, under drawn names (A22, G10)."""

from base64 import b64decode, b64encode

from django.conf import settings

from wudan.kit.sealed_files import SealedFiles

_CONTEXT = "sites.check.picture"


def pictures_kept() -> SealedFiles:
    """The folder of pictures."""
    return SealedFiles(settings.SITE_PICTURES, _seal, _unseal)


def _seal(content: bytes) -> bytes:
    sealed: str = settings.KEYRING.seal(b64encode(content).decode(), _CONTEXT)
    return sealed.encode()


def _unseal(sealed: bytes) -> bytes:
    return b64decode(settings.KEYRING.unseal(sealed.decode(), _CONTEXT))
