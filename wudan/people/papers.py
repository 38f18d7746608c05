"""上墙的那一张: the recruitment rules as an A3 sheet with version, day, hash and the way to the page (R056).

The words go in as data, so nothing that was typed is read as markup. The same version is the same
sheet, whenever it is printed.
"""

import json
from importlib import import_module
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from wudan.kit.texts import Text, blocks_of
from wudan.kit.typesetting import typeset


def wall_sheet(text: Text, *, county: str, adopted_as: str, address: str) -> bytes:
    """The sheet as PDF; `address` is the page that shows the same version."""
    told = {
        "title": text.title, "county": county, "version": str(text.version), "hash": text.hash,
        "adopted_as": adopted_as, "address": address, "qr": _dots(address),
        "blocks": [{"kind": kind, "lines": lines} for kind, lines in blocks_of(text.body)],
    }  # fmt: skip
    return typeset(
        Path(str(files("wudan.people"))) / "wall_sheet.typ", format="pdf",
        font_paths=[Path(str(files("manimgx_fonts_cjk")))], ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
    )  # fmt: skip


def _dots(address: str) -> str:
    out = BytesIO()
    import_module("segno").make(address, error="m").save(out, kind="svg", border=1, scale=4)
    return out.getvalue().decode()
