"""上墙的一张: a piece as a sheet, A3 or A4, with its code and the hash of the revision (R120).

The words go in as data, so nothing that was typed is read as markup. The same revision is the same sheet,
whenever it is printed.
"""

import json
from importlib import import_module
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from django.conf import settings

from wudan.content.models import Revision
from wudan.kit.typesetting import typeset
from wudan.kit.written import blocks_of

PAPERS = ("a3", "a4")


def sheet(
    revision: Revision, *, paper: str, county: str, unit: str, day: str, address: str, picture: bytes | None
) -> bytes:  # fmt: skip
    """The sheet as PDF; `address` is the page that shows the same revision, `picture` its first one."""
    told = {
        "title": revision.title, "county": county, "unit": unit, "day": day, "hash": revision.hash, "number": revision.number,
        "source": revision.source, "credit": revision.credit, "rights": settings.PACK.content.rights.get(revision.rights, ""),
        "address": address, "qr": _dots(address), "paper": paper, "scale": 1.0 if paper == "a3" else 0.707,
        "blocks": [{"kind": b.kind, "level": b.level, "lines": [[cell.replace("**", "") for cell in line] for line in b.lines]}
                   for b in blocks_of(revision.body)],
        "picture": list(picture or b""),
    }  # fmt: skip
    return typeset(
        Path(str(files("wudan.content"))) / "sheet.typ", format="pdf",
        font_paths=[Path(str(files("manimgx_fonts_cjk")))], ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
    )  # fmt: skip


def _dots(address: str) -> str:
    out = BytesIO()
    import_module("segno").make(address, error="m").save(out, kind="svg", border=1, scale=4)
    return out.getvalue().decode()
