"""A roster printed, filled, photographed at an angle, and read back (ADR 69)."""

import cv2
import pytest

from tests.intake.photographing import laid_out, photograph
from tests.intake.scoring import scored
from wudan.intake import faces
from wudan.intake.papers import Head, RosterLine, card_page, drawn, roster_page
from wudan.kit.optics import finding
from wudan.kit.optics.faces import HEIGHT, PATTERNS, WIDTH

CODE = "WD1-610626-21234567890-14-0A1B2C3D4E"
HEAD = Head(CODE, "21234567890", "河道清理", ("9月7日", "理发小队"), "")


@pytest.fixture(scope="module")
def printed():
    """A roster and a card, as they come from the printer, each with its face."""
    lines = [RosterLine(number, "秦奶奶", "清理　尾号0012") for number in range(1, 15)]
    pdf = drawn([roster_page(HEAD, lines), card_page(HEAD, ["上门理发"] * 12)])
    return [
        (laid_out(pdf, 0), faces.face_of("roster", 1, 14)),
        (laid_out(pdf, 1), faces.face_of("card", 1, 12)),
    ]


def of_many(printed, photos, **how):
    """Right, doubtful and wrong of all marks; each code read, or not."""
    total, codes = None, 0
    for number in range(photos):
        sheet, face = printed[number % 2]
        photo = photograph(sheet, face, seed=number, cut=number % 10 == 9)
        said, code = scored(photo, face, **how)
        total, codes = (said if total is None else total + said), codes + (code == CODE)
    marks = sum(total.values())
    shares = {word: total[word] / marks for word in ("right", "doubtful", "wrong", "lost")}
    print(f"\n{photos} photographs, seeds 0 to {photos - 1}: {marks} marks, codes read {codes}; ", shares)  # fmt: skip # noqa: T201
    return shares, codes


def test_marks_on_photographs_are_read(printed):
    shares, codes = of_many(printed, 4)
    assert shares["right"] >= 0.98
    assert shares["wrong"] == 0
    assert codes == 4


@pytest.mark.long
def test_marks_on_fifty_photographs_are_read(printed):
    shares, codes = of_many(printed, 50)
    assert shares["right"] >= 0.98
    assert shares["wrong"] <= max(0.001, shares["doubtful"] / 3)
    assert codes == 50


def test_without_finding_the_sheet_nothing_is_read(printed):
    def as_it_is(gray):
        size = (int(WIDTH * finding.DOTS), int(HEIGHT * finding.DOTS))
        flat = cv2.resize(gray, size)
        return finding.Flat(flat, flat >= 0, 4)

    shares, codes = of_many(printed, 2, flatten=as_it_is)
    assert shares["right"] < 0.9
    assert shares["wrong"] + shares["doubtful"] > 0.1
    assert codes < 2


def test_the_printed_corners_are_the_marks_that_are_looked_for():
    words = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    for number, pattern in enumerate(PATTERNS):
        drawn_mark = cv2.aruco.generateImageMarker(words, number, 6)
        assert pattern == "/".join(
            "".join(str(int(dot < 128)) for dot in row) for row in drawn_mark
        )
