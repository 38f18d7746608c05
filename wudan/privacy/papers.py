"""副本的文件: the same copy as JSON for machines and as a plain A4 paper for people.

The paper is set by Typst with a font from a package; the words go in as data, so nothing that was
typed is read as markup. No path of this machine and no name of staff is in either.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from wudan.kit.clock import local
from wudan.kit.typesetting import typeset
from wudan.privacy.copies import Cell, Part

MOST_PRINTED = 200
"""Rows of one kind on paper; the JSON file has them all."""
TITLE = "个人信息副本"


def as_json(parts: Sequence[Part], *, at: datetime) -> bytes:
    """All of it, under the names of the tables' fields, with their Chinese labels."""
    told = {
        "format": 1,
        "title": TITLE,
        "made_at": local(at).isoformat(timespec="seconds"),
        "kinds": [_kind(part) for part in parts],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def as_pdf(parts: Sequence[Part], *, lead: Sequence[str], footer: str) -> bytes:
    """The paper. `lead` are the lines under the title, `footer` stands on each page."""
    told = {
        "title": TITLE, "lead": list(lead), "footer": footer,
        "parts": [_printed(part) for part in parts],
    }  # fmt: skip
    return typeset(
        _template(), format="pdf", font_paths=[_fonts()], ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
    )  # fmt: skip


def _kind(part: Part) -> dict[str, object]:
    held = part.holding
    return {
        "what": held.what, "table": held.model, "level": held.level.value, "why": held.why,
        "basis": held.basis, "seen_by": held.seen_by, "kept": held.kept,
        "not_copied": part.secret_labels,
        "labels": {cell.field: cell.label for row in part.rows for cell in row},
        "rows": [{cell.field: cell.text for cell in row} for row in part.rows],
    }  # fmt: skip


def _printed(part: Part) -> dict[str, object]:
    held = part.holding
    return {
        "what": held.what, "level": held.level.value, "why": held.why, "basis": held.basis,
        "seen_by": held.seen_by, "kept": held.kept, "secret": "、".join(part.secret_labels),
        "rows": [_pairs(row) for row in part.rows[:MOST_PRINTED] if row],
        "more": max(0, len(part.rows) - MOST_PRINTED),
    }  # fmt: skip


def _pairs(row: Sequence[Cell]) -> list[list[str]]:
    return [[cell.label, cell.text] for cell in row]


def _template() -> Path:
    return Path(str(files("wudan.privacy"))) / "paper.typ"


def _fonts() -> Path:
    return Path(str(files("manimgx_fonts_cjk")))
