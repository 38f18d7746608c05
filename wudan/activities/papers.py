"""纸质名册: a plain A4 sheet with names, boxes for times and a place for two signatures.

Set by Typst from data, so nothing typed is read as markup. Of a telephone only its tail stands
there; the picture in the corner leads to the page on which the sheet is typed in.
"""

import json
from collections.abc import Sequence
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import typst

from wudan.activities.models import RosterSheet, SignUp
from wudan.kit.clock import local

_BLANK_LINES = 3
_NOTES = (
    "时间写几点几分。没有来的，空着或划掉。",
    "最后请负责人签字，再请群众或所在的站签字：要两个人，都不能是志愿者本人。",
)


def roster_paper(sheet: RosterSheet, rows: Sequence[SignUp], *, address: str) -> bytes:
    """The sheet as PDF. `rows` in the order of its lines; `address` where it is typed in."""
    shift = sheet.shift
    activity = shift.activity
    told = {
        "title": activity.title,
        "lead": [
            f"{local(shift.starts_at):%Y年%m月%d日 %H:%M}–{local(shift.ends_at):%H:%M}　{activity.place}",
            f"{activity.unit.name}　活动编号 {activity.no}　名册号 {sheet.pk}",
        ],
        "rows": [
            [str(number), row.person.name, str(row.person.phone), row.opening.position.name]
            for number, row in enumerate(rows, start=1)
        ],
        "blank": _BLANK_LINES, "notes": _NOTES,
        "footer": f"名册号 {sheet.pk} · {local(sheet.printed_at):%Y-%m-%d %H:%M} 打印",
    }  # fmt: skip
    here = Path(str(files("wudan.activities")))
    return typst.compile(
        here / "roster.typ", format="pdf", ignore_system_fonts=True,
        font_paths=[Path(str(files("manimgx_fonts_cjk")))],
        sys_inputs={"told": json.dumps(told, ensure_ascii=False), "picture": _picture(address)},
    )  # fmt: skip


def _picture(address: str) -> str:
    """The address as dots: rows of 0 and 1, which the sheet draws itself."""
    code = import_module("segno").make(address, error="m")
    return "/".join("".join(str(int(bool(dot))) for dot in row) for row in code.matrix)
