"""Where what was handed in with back-filled hours lies: sealed, under drawn names (A22, G10)."""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass

from django.conf import settings

from wudan.kit.phrases import Phrase
from wudan.kit.pictures import MOST_BYTES, drawn_anew
from wudan.kit.refusals import Malformed
from wudan.kit.sealed_files import SealedFiles

_CONTEXT = "ledger.backfill.proof"
PDF = "application/pdf"
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|OpenAction|AA)\b")
"""What a scanned sheet never has, and what a document that attacks its reader needs."""


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
    if len(content) > MOST_BYTES:
        raise Malformed(
            {
                field: Phrase(
                    "文件太大了，最多 {most_bytes} MB。", most_bytes=MOST_BYTES // 1024 // 1024
                )
            }
        )
    if not content.startswith(b"%PDF-"):
        drawn = drawn_anew(content, field=field)
        return Proof(drawn.content, drawn.media_type)
    if b"%%EOF" not in content[-2048:]:
        raise Malformed({field: "这份 PDF 没有传完整，请重新传。"})
    if _ACTIVE.search(content):
        raise Malformed({field: "这份 PDF 里有脚本或附件，请打印成普通 PDF 或拍照再传。"})
    return Proof(content, PDF)


def _seal(content: bytes) -> bytes:
    sealed: str = settings.KEYRING.seal(b64encode(content).decode(), _CONTEXT)
    return sealed.encode()


def _unseal(sealed: bytes) -> bytes:
    return b64decode(settings.KEYRING.unseal(sealed.decode(), _CONTEXT))
