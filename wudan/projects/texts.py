"""What a project says, by part: what its unit may change on the list at once, and what the gate judged (R065, R068).

The gate judged need, people and place, money, risk and for whom; wording, months and size are small facts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wudan.catalog.enums import PlaceMode, Risk
from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.projects.enums.project import AudienceKind, Pole
from wudan.projects.models import Project
from wudan.tables.choices import TextChoices

SMALL: Mapping[str, str] = {
    "summary": Phrase("一句话"), "description": Phrase("怎么做"), "months": Phrase("哪几个月"),
    "minutes": Phrase("一次多久（分钟）"), "headcount": Phrase("一次几个人"), "lead_days": Phrase("提前几天"),
    "brand": Phrase("品牌"),
}  # fmt: skip
"""Changed on the list by the unit itself, at once, each time as a version."""
JUDGED: Mapping[str, str] = {
    "title": Phrase("名称"), "platform": Phrase("平台"), "audience": Phrase("为谁"), "area": Phrase("在哪里"),
    "place_mode": Phrase("方式"), "pole": Phrase("重心"), "policy_source": Phrase("依据哪份文件"),
    "policy_words": Phrase("阶段性重点"), "need_words": Phrase("群众现实需要"), "people_words": Phrase("谁来做、有没有资质"),
    "cost_words": Phrase("要多少钱、从哪里来"), "result_words": Phrase("怎么看出有效果"), "risk": Phrase("风险"),
    "insurance_words": Phrase("保险怎么办"), "safeguard_words": Phrase("老人、孩子怎么保护"),
}  # fmt: skip
"""What the gate judged: changed on the list by a decision of the gate, or not at all."""
_NAMES = {"platform": "platform_name", "area": "area_name"}
_WORDED: Mapping[str, type[TextChoices]] = {
    "audience": AudienceKind, "place_mode": PlaceMode, "pole": Pole, "risk": Risk,
}  # fmt: skip
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that was said otherwise before; empty words where nothing was said."""

    label: str
    before: str
    after: str


def content_of(project: Project) -> dict[str, object]:
    """All that it says, as a version keeps it; places and platforms by code and by the name of that day."""
    said: dict[str, object] = {
        name: getattr(project, name) for name in (*SMALL, *JUDGED) if name not in _NAMES
    }
    return said | {
        "platform": project.platform.code, "platform_name": project.platform.name,
        "area": project.area.code, "area_name": project.area.name,
    }  # fmt: skip


def changes_in(
    before: Mapping[str, object], after: Mapping[str, object], names: Iterable[str]
) -> dict[str, object]:
    """What of these is said otherwise afterwards, with its names beside codes."""
    told: dict[str, object] = {}
    for name in names:
        if before.get(name) != after.get(name):
            told[name] = after.get(name)
            if name in _NAMES:
                told[_NAMES[name]] = after.get(_NAMES[name])
    return told


def differences(
    before: Mapping[str, object], after: Mapping[str, object], names: Iterable[str] | None = None
) -> list[Difference]:
    """In words, in the order of the form; only what both sides know of, unless names are given."""
    labels = {**JUDGED, **SMALL}
    asked = labels if names is None else [name for name in labels if name in set(names)]
    return [
        Difference(labels[name], worded(name, before), worded(name, after))
        for name in asked
        if before.get(name) != after.get(name)
    ]


def worded(name: str, content: Mapping[str, object]) -> str:
    """One part of a content as somebody reads it."""
    value = content.get(name)
    if name in _NAMES:
        return str(content.get(_NAMES[name], value or ""))
    if name in _WORDED and value in _WORDED[name].values:
        return str(_WORDED[name](value).label)
    if name == "months" and isinstance(value, list):
        months = [Phrase("{month}月", month=month) for month in value]
        return Phrase("全年") if len(value) == _YEAR else Listed(COMMA, months)
    return "" if value is None else str(value)
