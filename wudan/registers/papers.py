"""台账上纸: a register in the county's own layout as PDF or XLSX; the words go in as data.

No resident and no volunteer stands in it: teams, sites and posts do. What somebody typed into a
title is looked through for numbers of persons, which are struck.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path

from wudan.kit.clock import local
from wudan.kit.layouts import Layout
from wudan.kit.scanning import masked
from wudan.kit.sheets import Column, Mark, Value, XlsxSheet
from wudan.kit.typesetting import typeset

Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Stamp(Mark):
    """What stands above a register: who took it when, and that it names nobody."""

    @property
    def words(self) -> str:
        """One line."""
        return f"{self.number} · {self.who} · {local(self.at):%Y-%m-%d %H:%M} · {self.purpose}"


def workbook(layout: Layout, rows: Iterable[Row], stamp: Stamp) -> bytes:
    """The register as XLSX."""
    columns = [Column(one.title, one.width) for one in layout.columns]
    sheet = XlsxSheet(layout.title, columns, stamp)
    for row in rows:
        sheet.add([_clean(row.get(one.key)) for one in layout.columns])
    return sheet.finish()


def paper(
    layout: Layout, rows: Sequence[Row], *, unit: str, period: str, notes: Sequence[str] = ()
) -> bytes:
    """The register as PDF, A4 lying or standing as the columns need."""
    told = {
        "title": layout.title, "unit": unit, "period": period, "foot": layout.foot, "notes": [masked(note) for note in notes],
        "heads": [one.title for one in layout.columns], "widths": [one.width for one in layout.columns],
        "rows": [[_text(_clean(row.get(one.key))) for one in layout.columns] for row in rows],
        "lying": len(layout.columns) > _STANDING,
    }  # fmt: skip
    return typeset(
        Path(str(files("wudan.registers"))) / "register_sheet.typ", format="pdf",
        font_paths=[Path(str(files("manimgx_fonts_cjk")))], ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
    )  # fmt: skip


_STANDING = 6
"""More columns lie."""


def _clean(value: Value) -> Value:
    return masked(value) if isinstance(value, str) else value


def _text(value: Value) -> str:
    if isinstance(value, (date, datetime)):
        return f"{value:%m-%d}"
    return "" if value is None else str(value)
