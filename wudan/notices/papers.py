"""纸条: one box a person, so that the keeper cuts the sheet and hands each to whom it is for.

The words go in as data, so nothing that was told is read as markup.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

from wudan.kit.typesetting import typeset


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on one: to whom, what, from when."""

    name: str
    text: str
    day: str


def slips(lines: Sequence[Slip], *, station: str, brand: str, hotline: str) -> bytes:
    """The sheet as PDF."""
    told = {"station": station, "brand": brand, "hotline": hotline, "lines": [asdict(one) for one in lines]}  # fmt: skip
    return typeset(
        Path(str(files("wudan.notices"))) / "slips.typ", format="pdf",
        font_paths=[Path(str(files("manimgx_fonts_cjk")))], ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
    )  # fmt: skip
