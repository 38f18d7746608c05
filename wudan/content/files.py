"""Where pictures, films and sounds of pieces lie: pictures sealed, in three sizes; films and sounds streamed."""

from base64 import b64decode, b64encode

from django.conf import settings

from wudan.kit.recordings import Recordings
from wudan.kit.sealed_files import SealedFiles

_CONTEXT = "content.picture"


def content_pictures_kept() -> SealedFiles:
    """The folder of pictures."""
    return SealedFiles(settings.CONTENT_PICTURES, _seal, _unseal)


def content_films_kept() -> Recordings:
    """The folder of films and sounds."""
    return Recordings(settings.CONTENT_FILMS)


def _seal(content: bytes) -> bytes:
    sealed: str = settings.KEYRING.seal(b64encode(content).decode(), _CONTEXT)
    return sealed.encode()


def _unseal(sealed: bytes) -> bytes:
    return b64decode(settings.KEYRING.unseal(sealed.decode(), _CONTEXT))
