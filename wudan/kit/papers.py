"""Papers that come as PDF: whole, of a size that can be kept, and without what acts by itself."""

import re

from wudan.kit.phrases import Phrase
from wudan.kit.pictures import MOST_BYTES
from wudan.kit.refusals import Malformed

START = b"%PDF-"
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|OpenAction|AA)\b")
"""What a scanned sheet never has, and what a document that attacks its reader needs."""


def insist_on_size(content: bytes, *, field: str) -> None:
    """Raises Malformed for a file that is too large to be kept."""
    if len(content) > MOST_BYTES:
        raise Malformed(
            {
                field: Phrase(
                    "文件太大了，最多 {most_bytes} MB。", most_bytes=MOST_BYTES // 1024 // 1024
                )
            }
        )


def insist_on_sound(content: bytes, *, field: str) -> None:
    """Raises Malformed for a PDF that is cut off, or has scripts or attachments."""
    if b"%%EOF" not in content[-2048:]:
        raise Malformed({field: "这份 PDF 没有传完整，请重新传。"})
    if _ACTIVE.search(content):
        raise Malformed({field: "这份 PDF 里有脚本或附件，请打印成普通 PDF 或拍照再传。"})
