"""我们的经验 on paper: the signed summary as PDF; the same summary is the same paper."""

import json
from importlib.resources import files
from pathlib import Path

from wudan.kit.clock import local
from wudan.kit.typesetting import typeset
from wudan.lessons.models import Summary


def summary_paper(summary: Summary, *, county: str, purpose: str) -> bytes:
    """A4, standing, under the county's purpose. Words go in as data."""
    told = {
        "title": f"{summary.year} 年：我们的经验", "county": county, "purpose": purpose, "words": summary.words,
        "blocks": [
            {"title": block["title"], "lines": [[line["label"], _value(line)] for line in block["lines"]]}
            for block in summary.figures
        ],
        "foot": f"{summary.signed_as} {local(summary.signed_at):%Y-%m-%d} 签发 · {summary.digest[:16]}",
    }  # fmt: skip
    return typeset(
        Path(str(files("wudan.lessons"))) / "summary.typ", format="pdf",
        font_paths=[Path(str(files("manimgx_fonts_cjk")))], ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
    )  # fmt: skip


def _value(line: dict[str, object]) -> str:
    return f"{line['value']} {line['unit']}" if line["value"] is not None else "不到 5 或不便单列"
