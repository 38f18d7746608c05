"""导入候选项目: a table of candidates, each through the same act as on the page, all or none (R067).

Nothing that comes in this way is past anything: evidence is linked and the gate passed afterwards.
"""

from datetime import datetime
from typing import Any

from wudan.areas.models import Area, Unit
from wudan.catalog.enums import PlaceMode, Risk
from wudan.catalog.models import Platform
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed
from wudan.kit.tables import Column, Limits, Row, read_table
from wudan.people.actors import Actor
from wudan.projects.actions.candidates.propose import propose
from wudan.projects.actions.drafting import Draft
from wudan.projects.actions.holding import one_transaction
from wudan.projects.enums.project import AudienceKind, Pole
from wudan.projects.models import Project
from wudan.tables.choices import TextChoices

LIMITS = Limits(rows=200)
_WORDS = {
    "title": "名称", "summary": "一句话", "description": "怎么做", "people_words": "谁来做",
    "cost_words": "花费", "result_words": "效果", "policy_source": "依据", "policy_words": "阶段性重点",
    "need_words": "群众现实需要",
}  # fmt: skip
_FREE = {"insurance_words": "保险", "safeguard_words": "保护", "brand": "品牌"}
_CHOSEN: dict[str, tuple[str, type[TextChoices]]] = {
    "pole": ("重心", Pole), "audience": ("为谁", AudienceKind), "place_mode": ("方式", PlaceMode),
    "risk": ("风险", Risk),
}  # fmt: skip
COLUMNS = (
    *(Column(key, (title,), needed=True) for key, title in _WORDS.items()),
    Column("platform", ("平台",), needed=True),
    Column("area", ("区划代码", "在哪里"), needed=True),
    *(Column(key, (title,)) for key, (title, _) in _CHOSEN.items()),
    *(Column(key, (title,)) for key, title in _FREE.items()),
)


@one_transaction
def bring_in(*, content: bytes, name: str, unit: Unit, by: Actor, at: datetime) -> list[Project]:
    """All of the table's candidates. Raises Malformed with the lines that are wrong, Objected."""
    table = read_table(content, name=name, columns=COLUMNS, limits=LIMITS)
    faults = {
        f"第 {one.line} 行": f"第 {one.line} 行 {one.column}：{one.words}" for one in table.faults
    }
    if faults:
        raise Malformed(faults)
    made = []
    for row in table.rows:
        try:
            made.append(propose(unit=unit, draft=_draft(row, unit.county), by=by, at=at))
        except Malformed as fault:
            faults[f"第 {row.line} 行"] = f"第 {row.line} 行：{fault.words}"
    if faults:
        raise Malformed(faults)
    return made


def _draft(row: Row, county: str) -> Draft:
    platform = Platform.objects.filter(county=county, name=row["platform"]).first()
    area = Area.objects.filter(ends_on=None, code=row["area"]).first()
    if platform is None:
        raise Malformed({"platform": "没有这个平台，请写平台的名称。"})
    if area is None:
        raise Malformed({"area": "没有这个区划代码。"})
    said: dict[str, Any] = {key: row[key] for key in (*_WORDS, *_FREE)}
    for key, (title, terms) in _CHOSEN.items():
        if row[key]:
            found = next((term for term in terms if row[key] in {term.label, term.value}), None)
            if found is None:
                raise Malformed({key: Phrase("{title}：没有这一种。", title=title)})
            said[key] = found.value
    return Draft(platform=platform, area=area, **said)
