"""What a file shows: each page read, or refused with words. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image

from wudan.intake import faces
from wudan.intake.files import code_seal
from wudan.intake.models import Sheet
from wudan.kit.late import late
from wudan.kit.optics import codes, finding, marks, opening
from wudan.kit.optics.faces import HEIGHT, WIDTH

if TYPE_CHECKING:
    import numpy as np
else:
    np = late("numpy")

_SMALL = 1400
PICTURE_DOTS = 5
"""Dots to a millimetre of the picture that is kept of a flat sheet."""
NO_CODE = "表找到了，右上角的码读不出来。请把码那一角拍清楚，再交一次。"
NOT_OURS = "这张表不是本县系统印的，或码被改过，不能录。"
ANOTHER_COUNTY = "这是别的县（{county}）印的表，请交给那边。"
GONE = "这张表在系统里已经没有了，不能录。"


@dataclass(frozen=True, slots=True)
class Look:
    """One page: its sheet and marks, or why not; and the picture that is kept."""

    sheet: Sheet | None
    words: str
    picture: bytes
    marks: dict[str, list[object]] = field(default_factory=dict)


def looks_of(content: bytes, *, county: str) -> Iterator[Look]:
    """Each page of a file. Raises opening.NoPicture when it is no picture at all."""
    for gray in opening.pages_of(content):
        yield _look(gray, county)


def _look(gray: np.ndarray[Any, Any], county: str) -> Look:
    try:
        flat = finding.flatten(gray)
    except finding.NoSheet as fault:
        return Look(None, str(fault), _packed(gray, _SMALL))
    kept = _packed(flat.light, int(HEIGHT * PICTURE_DOTS))
    sheet, words = _sheet(codes.code_text(flat), county)
    if sheet is None:
        return Look(None, words, kept)
    face = faces.face_of(sheet.kind, sheet.edition, len(sheet.rows))
    return Look(sheet, "", kept, marks.told(marks.read(flat, face)))


def _sheet(text: str, county: str) -> tuple[Sheet | None, str]:
    """Which sheet a code names; or why none."""
    if not text:
        return None, NO_CODE
    code, is_sealed = codes.read_code(text, code_seal)
    if code is None:
        return None, NOT_OURS
    if code.county != county:
        return None, ANOTHER_COUNTY.format(county=code.county)
    if not is_sealed:
        return None, NOT_OURS
    found = Sheet.objects.filter(no=code.no, county=county).select_related("roster__shift__activity__unit", "unit").first()  # fmt: skip
    if found is None or len(found.rows) != code.rows:
        return None, GONE
    return found, ""


def _packed(gray: np.ndarray[Any, Any], longest: int) -> bytes:
    picture = Image.fromarray(gray)
    picture.thumbnail((longest, longest))
    out = BytesIO()
    picture.save(out, "JPEG", quality=72)
    return out.getvalue()


def cut_out(
    picture: bytes, place: tuple[float, float, float, float], *, around: float = 3.0
) -> bytes:
    """A piece of a kept flat sheet, in millimetres: the crop beside a choice."""
    x, y, width, height = place
    with Image.open(BytesIO(picture), formats=["JPEG"]) as opened:
        scale = opened.width / WIDTH
        left, top = (x - around) * scale, (y - around) * scale
        right, bottom = (x + width + around) * scale, (y + height + around) * scale
        piece = opened.crop((left, top, right, bottom))
        out = BytesIO()
        piece.save(out, "JPEG", quality=80)
    return out.getvalue()
