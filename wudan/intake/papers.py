"""Printed sheets with marks a machine finds: set by Typst from the same numbers that read them.

Big type, one A4 side each. In the square code stands which sheet it is, and nothing about anybody.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from wudan.intake import faces
from wudan.kit.optics.faces import MARKER, MARKERS, PATTERNS, Face
from wudan.kit.typesetting import typeset

Item = dict[str, object]
_DAYS = ("尽快", "周一", "周二", "周三", "周四", "周五", "周六", "周日")
_HOW = "用深色笔在方格里打勾 ✓。勾错了，在旁边写一句，收表的人会看。"
_CODE_X, _CODE_Y, _CODE_SIZE = 160.0, 9.0, 24.0


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a sheet: its code, its number, its title and two lines below."""

    code: str
    no: str
    title: str
    lead: tuple[str, str]
    footer: str


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A printed line of a roster."""

    number: int
    name: str
    told: str


def roster_page(head: Head, lines: Sequence[RosterLine]) -> list[Item]:
    """One page of a roster, as things to draw."""
    page = [*_frame(head, faces.face_of("roster", faces.PRESENT, len(lines)))]
    for words, x, width in (
        ("序", 10.0, 8), ("姓名", 20, 40), ("到", 59.5, 20), ("没到", 75.5, 20), ("代替", 91.5, 20),
        ("全程", 110.5, 20), ("半场", 126.5, 20), ("另写", 142.5, 20), ("几点到、几点走", 163, 38),
    ):  # fmt: skip
        page.append(_text(words, x, 45, width, 9, size=12, bold=True, centred=words != "姓名"))
    for row, line in enumerate(lines):
        y, step = faces.roster_y(row), faces.ROSTER_STEP
        page += [
            {"t": "line", "x": 10, "y": y, "x2": 201, "y2": y},
            _text(str(line.number), 10, y, 8, step, size=13, centred=True),
            _text(line.name, 20, y + 1, 42, 7.5, size=17 if len(line.name) <= 5 else 11, bold=True),
            _text(line.told, 20, y + 8, 42, 5, size=8.5),
        ]
    page.append(_text("活动负责人签字", 24, 247, 78, 6, size=11))
    page.append(_text("群众或所在的站签字（不是负责人本人）", 108, 247, 78, 6, size=11))
    page.append(_text("全程、半场都不对的，勾“另写”，写上几点到、几点走。代替的人把姓名写在旁边。", 24, 272, 162, 5, size=9))  # fmt: skip
    return page


def card_page(head: Head, services: Sequence[str]) -> list[Item]:
    """One order card, as things to draw."""
    page = [*_frame(head, faces.face_of("card", faces.PRESENT, len(services)))]
    for words, x, top in (
        ("姓名", 12.0, 41), ("电话（没有就空着）", 78, 41), ("哪个村、哪个组", 139, 41),
        ("还想说的，写在这里", 12, 201), ("本人签字：愿意请站上替我点单", 12, 238), ("帮忙写的人签字", 128, 238),
    ):  # fmt: skip
        page.append(_text(words, x, top, 110, 5.5, size=12))
    page.append(_text("要什么？打勾，最多三样", 12, 64, 180, 8, size=16, bold=True))
    for row, name in enumerate(services):
        x, y = faces.card_spot(row)
        page.append(_text(name, x + 10, y - 1, 80, 9, size=17 if len(name) <= 10 else 12))
    page.append(_text("哪天方便？", 12, 154, 180, 8, size=16, bold=True))
    for i, words in enumerate(_DAYS):
        page.append(_text(words, 14 + i * faces.DAYS_STEP + 8.5, faces.DAYS_Y, 14, 7, size=13))
    for (_name, x), words in zip(faces.PARTS, ("上午", "下午", "都行"), strict=True):
        page.append(_text(words, x + 8.5, faces.PARTS_Y, 20, 7, size=13))
    page.append(_text("在哪儿？", 12, faces.ASKED_Y, 28, 7, size=16, bold=True))
    page.append(_text("先打电话约？", 106, faces.ASKED_Y, 40, 7, size=16, bold=True))
    for spots, told in ((faces.PLACES, ("上门", "到站")), (faces.CALLS, ("要", "不用"))):
        for (_name, x), words in zip(spots, told, strict=True):
            page.append(_text(words, x + 8.5, faces.ASKED_Y, 16, 7, size=13))
    page.append(_text("服务都不收钱。写的内容只用来办这件事；不想要了，随时打电话说一声。", 24, 270, 162, 5, size=9.5))  # fmt: skip
    return page


def call_page(
    title: str, lead: tuple[str, str], questions: Sequence[tuple[str, str]]
) -> list[Item]:
    """The call sheet for when there is no power: the questions of the screen, with room to write."""
    page = [
        _text(title, 12, 10, 186, 10, size=22, bold=True),
        _text(lead[0], 12, 21, 186, 6, size=11), _text(lead[1], 12, 27, 186, 6, size=11),
    ]  # fmt: skip
    step = 236 / len(questions)
    for number, (asked, room) in enumerate(questions):
        y = 38 + number * step
        page += [
            _text(f"{number + 1}. {asked}", 12, y, 186, 7, size=14, bold=True),
            _text(room, 12, y + 8, 186, 6, size=11),
            {"t": "rect", "x": 12, "y": y + 15, "w": 186, "h": step - 18},
        ]
    page.append(
        _text("通电以后，照这张纸在“接电话”页录入，再把纸锁好或碎掉。", 12, 280, 186, 6, size=11)
    )
    return page


def drawn(pages: Iterable[list[Item]]) -> bytes:
    """Pages as PDF; the same things give the same bytes."""
    here = Path(str(files("wudan.intake")))
    return typeset(
        here / "sheet.typ", format="pdf", ignore_system_fonts=True,
        font_paths=[Path(str(files("manimgx_fonts_cjk")))],
        sys_inputs={"pages": json.dumps(list(pages), ensure_ascii=False)},
    )  # fmt: skip


def _frame(head: Head, face: Face) -> list[Item]:
    """What every sheet has: four marks, the code, the head, and all that can be ticked."""
    page: list[Item] = [
        {"t": "dots", "x": x, "y": y, "s": MARKER, "rows": pattern.split("/")}
        for (x, y), pattern in zip(MARKERS, PATTERNS, strict=True)
    ]
    page.append(
        {"t": "dots", "x": _CODE_X, "y": _CODE_Y, "s": _CODE_SIZE, "rows": _dots(head.code)}
    )
    number = f"{head.no[:4]} {head.no[4:8]} {head.no[8:]}"
    page += [
        _text(number, _CODE_X - 8, _CODE_Y + _CODE_SIZE + 0.5, _CODE_SIZE + 16, 5, size=9, centred=True),
        _text(head.title, 24, 8, 130, 11, size=22 if len(head.title) <= 15 else 14, bold=True),
        _text(head.lead[0], 24, 20, 130, 6, size=12 if len(head.lead[0]) <= 28 else 9),
        _text(head.lead[1], 24, 26.5, 130, 6, size=12 if len(head.lead[1]) <= 28 else 9),
        _text(_HOW, 24, 33, 126, 6, size=10.5),
        _text(head.footer, 24, 282, 162, 5, size=9, centred=True),
    ]  # fmt: skip
    page += [{"t": "box", "x": box.x, "y": box.y, "s": box.side} for box in face.boxes]
    page += [
        {"t": "rect", "x": one.x, "y": one.y, "w": one.width, "h": one.height}
        for one in face.fields
    ]  # fmt: skip
    return page


def _text(
    words: str, x: float, y: float, width: float, height: float, *, size: float,
    bold: bool = False, centred: bool = False,
) -> Item:  # fmt: skip
    return {
        "t": "text", "x": x, "y": y, "w": width, "h": height, "size": size, "bold": bold,
        "centred": centred, "words": words,
    }  # fmt: skip


def _dots(code: str) -> list[str]:
    made = import_module("segno").make(code, error="q", micro=False)
    return ["".join(str(int(bool(dot))) for dot in row) for row in made.matrix]
