"""Where what was handed in with back-filled hours lies: sealed, under drawn names (A22, G10)."""

from base64 import b64decode, b64encode
from dataclasses import dataclass

from django.conf import settings

from wudan.kit.papers import START, insist_on_size, insist_on_sound
from wudan.kit.pictures import drawn_anew
from wudan.kit.refusals import Malformed
from wudan.kit.sealed_files import SealedFiles

_CONTEXT = "ledger.backfill.proof"
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Proof:
    """A file that passed: pictures drawn anew, a PDF as it came."""

    content: bytes
    media_type: str


def proofs_kept() -> SealedFiles:
    """The folder of proofs."""
    return SealedFiles(settings.PROOFS, _seal, _unseal)


def looked_at(content: bytes, *, field: str = "file") -> Proof:
    """What is kept of an upload. Raises Malformed."""
    if not content:
        raise Malformed({field: "请附上证明材料：签到表的照片或扫描件。"})
    insist_on_size(content, field=field)
    if not content.startswith(START):
        drawn = drawn_anew(content, field=field)
        return Proof(drawn.content, drawn.media_type)
    insist_on_sound(content, field=field)
    return Proof(content, PDF)


def _seal(content: bytes) -> bytes:
    sealed: str = settings.KEYRING.seal(b64encode(content).decode(), _CONTEXT)
    return sealed.encode()


def _unseal(sealed: bytes) -> bytes:
    return b64decode(settings.KEYRING.unseal(sealed.decode(), _CONTEXT))
