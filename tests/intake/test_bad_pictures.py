"""What is no sheet is refused in words, whatever it is."""

import struct
import zlib
from io import BytesIO

import cv2
import numpy as np
import pypdfium2
import pytest
from PIL import Image

from wudan.kit.optics import finding, opening
from wudan.kit.optics.codes import Code, read_code


def packed(array):
    out = BytesIO()
    Image.fromarray(array).save(out, "PNG")
    return out.getvalue()


def bomb():
    """A PNG that says it is 60,000 dots wide and high."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    told = [(b"IHDR", head), (b"IDAT", zlib.compress(b"0")), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in told
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def pdf_of(pages, side=300):
    made = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        made.new_page(side, side)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", opening.NEITHER),
        (b"GIF89a" + b"0" * 50, opening.NEITHER),
        (b"\xff\xd8\xff" + b"0" * 200, opening.BROKEN),
        (packed(np.zeros((50, 50), np.uint8))[:60], opening.BROKEN),
        (bomb(), opening.TOO_MANY_DOTS),
        (b"%PDF-1.7 nothing of the kind", opening.NO_PAGES),
        (pdf_of(opening.MOST_PAGES + 1), opening.TOO_MANY_PAGES),
        (pdf_of(1, side=14_000), opening.BROKEN),
    ],
)  # fmt: skip
def test_a_file_that_is_none_says_so(content, words):
    with pytest.raises(opening.NoPicture, match=words[:6]):
        list(opening.pages_of(content))


def test_a_file_too_large_is_not_opened(monkeypatch):
    monkeypatch.setattr(opening, "MOST_BYTES", 10)
    with pytest.raises(opening.NoPicture, match="太大"):
        list(opening.pages_of(b"\xff\xd8\xff" + b"0" * 20))


def test_a_picture_of_something_else_is_no_sheet():
    [gray] = opening.pages_of(packed(np.full((900, 700), 180, np.uint8)))
    with pytest.raises(finding.NoSheet, match="没有找到"):
        finding.flatten(gray)


def test_two_sheets_in_one_picture_are_refused():
    words = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    picture = np.full((800, 600), 255, np.uint8)
    for number, (x, y) in enumerate([(50, 50), (450, 50), (450, 650), (50, 650), (50, 350)]):
        picture[y : y + 90, x : x + 90] = cv2.aruco.generateImageMarker(words, number % 4, 90)
    with pytest.raises(finding.NoSheet, match="两张表"):
        finding.flatten(picture)


def test_a_code_is_believed_with_its_seal_only():
    code = Code("610626", "21234567890", 14)
    spelt = code.spelt(lambda plain: "abcdef0123456789")
    assert read_code(spelt, lambda plain: "abcdef0123456789") == (code, True)
    assert read_code(spelt, lambda plain: "0123456789abcdef") == (code, False)
    assert read_code("https://example.org/", lambda plain: "")[0] is None
