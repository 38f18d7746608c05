"""Uploaded pictures, drawn anew: only the pixels survive (reliability A22; G10).

Whatever hid beside them is gone: place and device (EXIF), colour profiles, comments, scripts, a
second file behind the first. Everything that is no plain photograph is refused in words.
"""

import secrets
import warnings
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from PIL import Image, ImageOps

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2560
"""Larger pictures are made smaller; a face at a door needs no more."""
_QUALITY = 85
_MAGIC = {"JPEG": (b"\xff\xd8\xff",), "PNG": (b"\x89PNG\r\n\x1a\n",), "WEBP": (b"RIFF",)}
_CLEAR = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})
_turn = Lock()
"""One picture at a time is unpacked, so that memory does not depend on how many come at once."""

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of our own making. The name is drawn, never the one it came with."""

    name: str
    content: bytes
    media_type: str
    width: int
    height: int


def drawn_anew(content: bytes, *, field: str = "picture") -> Picture:
    """The same picture without anything else. Raises Malformed, and nothing but that."""
    if len(content) > MOST_BYTES:
        raise Malformed(
            {
                field: Phrase(
                    "照片太大了，最多 {most_bytes} MB。", most_bytes=MOST_BYTES // 1024 // 1024
                )
            }
        )
    kind = _kind(content)
    if kind is None:
        raise Malformed({field: "这不是照片。请传 JPG、PNG 或 WebP 格式的照片。"})
    with _turn:
        return _redrawn(content, kind, field)


def smaller(picture: Picture, side: int) -> Picture:
    """One of ours, with no side longer than this; the same when it is small enough."""
    if max(picture.width, picture.height) <= side:
        return picture
    kind = "PNG" if picture.media_type == "image/png" else "JPEG"
    with _turn, Image.open(BytesIO(picture.content), formats=[kind]) as opened:
        opened.thumbnail((side, side))
        return _written(opened.convert("RGBA" if opened.mode in _CLEAR else "RGB"), kind)


def _kind(content: bytes) -> str | None:
    for kind, starts in _MAGIC.items():
        if content.startswith(starts) and (kind != "WEBP" or content[8:12] == b"WEBP"):
            return kind
    return None


def _redrawn(content: bytes, kind: str, field: str) -> Picture:
    too_large = Malformed(
        {
            field: Phrase(
                "照片的尺寸太大了，最多 {most_pixels} 万像素。", most_pixels=MOST_PIXELS // 10_000
            )
        }
    )
    try:
        with Image.open(BytesIO(content), formats=[kind]) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise too_large
            if kind != "JPEG" and getattr(opened, "n_frames", 1) > 1:
                raise Malformed({field: "这是会动的图，请传一张照片。"})
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            return _written(_upright(opened), kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_large from None
    except Malformed:
        raise
    except Exception:  # decoders fail in any way they like on bytes meant to break them
        raise Malformed({field: "这张照片打不开，可能没有传完整，请重新拍一张。"}) from None


def _upright(opened: Image.Image) -> Image.Image:
    """Small enough, turned the way it was held, and copied onto an empty sheet."""
    opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    held = ImageOps.exif_transpose(opened)
    clear = held.mode in _CLEAR or "transparency" in held.info
    held = held.convert("RGBA" if clear else "RGB")
    sheet = Image.new(held.mode, held.size)
    sheet.paste(held)
    return sheet


def _written(sheet: Image.Image, kind: str) -> Picture:
    as_png = kind == "PNG" or sheet.mode == "RGBA"
    out = BytesIO()
    if as_png:
        sheet.save(out, "PNG", optimize=False)
    else:
        sheet.save(out, "JPEG", quality=_QUALITY)
    suffix, media_type = ("png", "image/png") if as_png else ("jpg", "image/jpeg")
    name = f"{secrets.token_hex(16)}.{suffix}"
    return Picture(name, out.getvalue(), media_type, sheet.width, sheet.height)
