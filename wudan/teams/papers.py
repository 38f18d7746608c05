"""方案上墙: the adopted version of a plan as an A3 sheet, with period, version and day (R051).

The words go in as data, so nothing that was typed is read as markup.
"""

import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from wudan.kit.clock import day_of
from wudan.kit.typesetting import typeset
from wudan.teams.models import PlanItem, PlanVersion


def plan_sheet(
    version: PlanVersion, lines: Sequence[tuple[PlanItem, str]], *, county: str, purpose: str
) -> bytes:
    """The sheet as PDF, under the county's purpose (R002); `lines` come with what their category is called."""
    plan = version.plan
    adopted = day_of(version.adopted_at) if version.adopted_at else ""
    told = {
        "county": county, "purpose": purpose, "title": f"{plan.team.unit.name}文明实践方案", "number": version.number,
        "period": f"{plan.starts_on} 至 {plan.ends_on}", "words": version.words,
        "consulted": version.consulted, "adopted": f"{adopted} {version.adopted_as}通过",
        "rows": [[item.title, category, f"{item.target} 次", item.places, item.times] for item, category in lines],
    }  # fmt: skip
    return typeset(
        Path(str(files("wudan.teams"))) / "plan_sheet.typ", format="pdf",
        font_paths=[Path(str(files("manimgx_fonts_cjk")))], ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
    )  # fmt: skip
