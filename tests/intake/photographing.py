"""A pen, a desk and a telephone's camera, made of chance that repeats itself by its seed.

The sheet is the real PDF, laid out by PDFium at 200 dots an inch. Marks are ticks, crosses, fillings,
faint ones and ones that run over the box; then the paper bends, is held at an angle or upside down, is lit
from one side, has a shadow on it, and is blurred, grainy and squeezed to a JPEG.
"""

import random
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2

from wudan.kit.optics.faces import Face

DOTS = 200 / 25.4
STYLES = ("tick", "tick", "tick", "cross", "fill", "faint", "overshoot")


@dataclass
class Photo:
    """A photograph as the telephone sends it, and what was really ticked."""

    seed: int
    content: bytes
    truth: dict[str, bool]


def laid_out(pdf: bytes, page: int = 0) -> np.ndarray:
    """A page of a PDF as it comes from a printer."""
    drawn = pypdfium2.PdfDocument(pdf)[page].render(scale=200 / 72, grayscale=True).to_numpy()
    return np.array(drawn.reshape(drawn.shape[0], drawn.shape[1], -1)[..., 0])


def photograph(sheet: np.ndarray, face: Face, seed: int, *, cut: bool = False) -> Photo:
    """Fill the sheet with a pen and photograph it."""
    chance = random.Random(seed)
    truth = chosen(face, chance)
    paper = sheet.copy()
    for box in face.boxes:
        if truth[box.name]:
            tick(paper, box, chance)
    for one in face.fields:
        if truth[one.name]:
            scribble(paper, one, chance)
    taken = shot(paper, chance, cut=cut)
    fine, packed = cv2.imencode(".jpg", taken, [cv2.IMWRITE_JPEG_QUALITY, chance.randint(28, 88)])
    assert fine
    return Photo(seed, packed.tobytes(), truth)


def chosen(face: Face, chance: random.Random) -> dict[str, bool]:
    """What is ticked: at most one of what excludes each other, some left empty."""
    truth = {box.name: False for box in face.boxes}
    grouped = {name for names in face.single for name in names}
    for names in face.single:
        if chance.random() < 0.85:
            truth[chance.choice(names)] = True
    for name in truth.keys() - grouped:
        truth[name] = chance.random() < 0.25
    return truth | {one.name: chance.random() < 0.6 for one in face.fields}


def tick(paper: np.ndarray, box, chance: random.Random) -> None:
    """One mark by a hand that is not always steady."""
    style = chance.choice(STYLES)
    ink = chance.randint(120, 178) if style == "faint" else chance.randint(15, 85)
    thick = max(2, round(chance.uniform(0.28, 0.85) * DOTS))
    s, out = box.side, chance.uniform(1.0, 3.0) if style == "overshoot" else 0.0

    def at(x: float, y: float) -> tuple[float, float]:
        return (box.x + x * s + chance.gauss(0, 0.5), box.y + y * s + chance.gauss(0, 0.5))

    if style == "cross":
        stroke(paper, [at(0.15, 0.15), at(0.85, 0.85)], ink, thick)
        stroke(paper, [at(0.85, 0.15), at(0.15, 0.85)], ink, thick)
    elif style == "fill":
        for step in range(9):
            y = 0.15 + step * 0.09
            stroke(paper, [at(0.12, y), at(0.88, y)], ink, max(thick, round(0.7 * DOTS)))
    else:
        end = at(0.95, 0.1)
        stroke(paper, [at(0.12, 0.5), at(0.4, 0.85), (end[0] + out, end[1] - out)], ink, thick)


def scribble(paper: np.ndarray, one, chance: random.Random) -> None:
    """A name, as far as a machine cares."""
    x, points = one.x + 5, []
    while x < one.x + min(one.width, 40) - 4:
        points.append((x, one.y + one.height * chance.uniform(0.25, 0.75)))
        x += chance.uniform(1.0, 2.5)
    stroke(paper, points, chance.randint(20, 100), max(2, round(0.5 * DOTS)))


def stroke(paper: np.ndarray, points, ink: int, thick: int) -> None:
    """Pen on paper: darker where something was, never lighter."""
    drawn = np.full_like(paper, 255)
    dots = np.array([[(round(x * DOTS), round(y * DOTS)) for x, y in points]], np.int32)
    left, top = np.maximum(dots[0].min(0) - 20, 0)
    right, bottom = dots[0].max(0) + 20
    cv2.polylines(drawn, dots, False, ink, thick, cv2.LINE_AA)
    part = (slice(top, bottom), slice(left, right))
    paper[part] = np.minimum(paper[part], drawn[part])


def shot(paper: np.ndarray, chance: random.Random, *, cut: bool = False) -> np.ndarray:
    """The photograph: bent, at an angle, turned, badly lit, blurred, grainy."""
    grain = np.random.default_rng(chance.randrange(2**32))
    height, width = paper.shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    bend = chance.uniform(0, 0.8) * DOTS
    paper = cv2.remap(
        paper, columns + bend * np.sin(rows / height * 3.1), rows + bend * np.sin(columns / width * 3.1),
        cv2.INTER_LINEAR, borderValue=235,
    )  # fmt: skip
    wide, high = chance.choice([(1200, 1600), (1500, 2000), (1800, 2400), (2400, 3200)])
    margin = -0.09 if cut else 0.08
    tilt = 0.13
    corners = [
        ((a + chance.uniform(0, tilt) * (1 if a < 0.5 else -1)) * wide, (b + chance.uniform(0, tilt) * (1 if b < 0.5 else -1)) * high)
        for a, b in ((0.05, 0.05), (0.95, 0.05), (0.95, 0.95), (0.05, 0.95))
    ]  # fmt: skip
    if cut:
        lost = chance.randrange(4)
        x, y = corners[lost]
        corners[lost] = (x + (margin * wide if x < wide / 2 else -margin * wide), y + (margin * high if y < high / 2 else -margin * high))  # fmt: skip
    spun = cv2.getRotationMatrix2D((wide / 2, high / 2), chance.uniform(-6, 6), 0.93)
    corners = [tuple(spun @ np.array([x, y, 1.0])) for x, y in corners]
    stands = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    hold = cv2.getPerspectiveTransform(stands, np.array(corners, np.float32))
    desk = np.clip(grain.normal(chance.uniform(60, 150), 14, (high, wide)), 0, 255).astype(np.uint8)
    desk = cv2.GaussianBlur(desk, (0, 0), 2)
    taken = cv2.warpPerspective(paper, hold, (wide, high), desk, cv2.INTER_AREA, cv2.BORDER_TRANSPARENT).astype(np.float32)  # fmt: skip
    taken *= light(high, wide, chance)
    taken = cv2.GaussianBlur(taken, (0, 0), chance.uniform(0.4, 1.8) * wide / 1800)
    taken += grain.normal(0, chance.uniform(2, 12), taken.shape)
    turned = np.rot90(np.clip(taken, 0, 255).astype(np.uint8), chance.choice([0, 0, 1, 2, 2, 3]))
    return np.ascontiguousarray(turned)


def light(high: int, wide: int, chance: random.Random) -> np.ndarray:
    """Brighter on one side, with the shadow of a hand or of the telephone."""
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    slope = x / wide * chance.uniform(-0.35, 0.35) + y / high * chance.uniform(-0.35, 0.35)
    lit = chance.uniform(0.7, 0.95) + slope - slope.mean()
    if chance.random() < 0.6:
        edge = (x - wide * chance.uniform(0.2, 0.8)) * chance.choice([-1, 1]) + (y - high / 2) * chance.uniform(-0.7, 0.7)  # fmt: skip
        lit *= 1 - chance.uniform(0.2, 0.55) / (
            1 + np.exp(np.clip(-edge / chance.uniform(3, 80), -60, 60))
        )
    return np.clip(lit, 0.25, 1.1)
