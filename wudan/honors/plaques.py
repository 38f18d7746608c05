"""铭牌: the sheet that hangs on a wall, set by Typst; the name as far as its consent goes (R079).

The words go in as data, so nothing that was typed is read as markup.
"""

import json
from importlib.resources import files
from pathlib import Path

from wudan.honors.models import Award
from wudan.kit.clock import local
from wudan.kit.typesetting import typeset


def plaque(award: Award, *, name: str, county: str) -> bytes:
    """The plaque as PDF; `name` is what may be shown today."""
    candidate = award.candidate
    told = {
        "name": name, "county": county, "no": award.no, "class": candidate.honor_class.name,
        "campaign": candidate.campaign.name, "unit": candidate.unit.short_name,
        "day": f"{local(award.awarded_at):%Y-%m-%d}",
    }  # fmt: skip
    return typeset(
        Path(str(files("wudan.honors"))) / "plaque.typ", format="pdf",
        font_paths=[Path(str(files("manimgx_fonts_cjk")))], ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
    )  # fmt: skip
