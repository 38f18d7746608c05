"""Pages out of what was sent: photographs and scanned PDFs, each refused in words when it is neither.

Every limit is checked before anything is unpacked; a page is laid out no larger than needed.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageOps

from wudan.kit.late import late
from wudan.kit.optics.parts import pdfium
from wudan.kit.phrases import Phrase
from wudan.kit.pictures import MOST_PIXELS

if TYPE_CHECKING:
    import numpy as np
else:
    np = late("numpy")

MOST_BYTES = 20 * 1024 * 1024
MOST_PAGES = 40
_LONGEST = 3300
_PICTURES = {"JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG\r\n\x1a\n", "WEBP": b"RIFF"}
_LONGEST_SHEET = 3000.0
"""Points; an A2 sheet is 1684 long. A page far larger is no sheet of paper."""


class NoPicture(Exception):
    """These bytes are no picture of a sheet; its words say why."""


NEITHER = Phrase("这不是照片，也不是扫描的 PDF。请传 JPG、PNG 照片，或扫描仪存的 PDF。")
BROKEN = Phrase("这个文件打不开，可能没有传完整。请重新拍或重新扫描。")
TOO_LARGE = Phrase("这个文件太大了，最多 {most_bytes} MB。", most_bytes=MOST_BYTES // 1024 // 1024)
TOO_MANY_DOTS = Phrase(
    "这张照片的尺寸太大了，最多 {most_pixels} 万像素。", most_pixels=MOST_PIXELS // 10_000
)
TOO_MANY_PAGES = Phrase("这份 PDF 的页数太多了，一次最多 {most_pages} 页。", most_pages=MOST_PAGES)
NO_PAGES = Phrase("这份 PDF 里没有页，或加了密码。")


def may_be_one(content: bytes) -> bool:
    """Whether it begins like a photograph or a PDF; nothing is opened yet."""
    return content.startswith((b"%PDF-", *_PICTURES.values()))


def pages_of(content: bytes) -> Iterator[np.ndarray[Any, Any]]:
    """Each page in shades of grey, held upright as the camera said. Raises NoPicture."""
    if len(content) > MOST_BYTES:
        raise NoPicture(TOO_LARGE)
    if content.startswith(b"%PDF-"):
        yield from _pdf(content)
        return
    for kind, start in _PICTURES.items():
        if content.startswith(start):
            yield _picture(content, kind)
            return
    raise NoPicture(NEITHER)


def _picture(content: bytes, kind: str) -> np.ndarray[Any, Any]:
    try:
        with warnings.catch_warnings(), Image.open(BytesIO(content), formats=[kind]) as opened:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if opened.width * opened.height > MOST_PIXELS:
                raise NoPicture(TOO_MANY_DOTS)
            opened.draft("L", (_LONGEST, _LONGEST))
            opened.thumbnail((_LONGEST, _LONGEST))
            return np.asarray(ImageOps.exif_transpose(opened).convert("L"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NoPicture(TOO_MANY_DOTS) from None
    except NoPicture:
        raise
    except Exception:  # decoders fail in any way they like on bytes meant to break them
        raise NoPicture(BROKEN) from None


def _pdf(content: bytes) -> Iterator[np.ndarray[Any, Any]]:
    parts = pdfium()
    try:
        opened = parts.PdfDocument(content)
        many = len(opened)
    except Exception:
        raise NoPicture(NO_PAGES) from None
    with closing(opened):
        if not many:
            raise NoPicture(NO_PAGES)
        if many > MOST_PAGES:
            raise NoPicture(TOO_MANY_PAGES)
        for number in range(many):
            yield _page(opened, number)


def _page(opened: Any, number: int) -> np.ndarray[Any, Any]:
    try:
        page = opened[number]
        longest = max(page.get_size())
        if not 0 < longest <= _LONGEST_SHEET:
            raise NoPicture(BROKEN)
        laid = page.render(scale=2600 / longest, grayscale=True).to_numpy()
        return np.array(laid.reshape(laid.shape[0], laid.shape[1], -1)[..., 0])
    except NoPicture:
        raise
    except Exception:
        raise NoPicture(BROKEN) from None
