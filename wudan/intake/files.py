"""Where photographed sheets lie: sealed, under drawn names, until read and for as long as they prove."""

from base64 import b64decode, b64encode

from django.conf import settings

from wudan.kit.sealed_files import SealedFiles

_CONTEXT = "intake.scan"
_PRINTED = "intake.sheet"


def scans_kept() -> SealedFiles:
    """The folder of photographed sheets."""
    return SealedFiles(settings.SCANS, _seal, _unseal)


def code_seal(plain: str) -> str:
    """The letters on a printed code that only this county's keys file makes."""
    told: str = settings.KEYRING.blind(plain, _PRINTED)
    return told


def _seal(content: bytes) -> bytes:
    sealed: str = settings.KEYRING.seal(b64encode(content).decode(), _CONTEXT)
    return sealed.encode()


def _unseal(sealed: bytes) -> bytes:
    return b64decode(settings.KEYRING.unseal(sealed.decode(), _CONTEXT))
