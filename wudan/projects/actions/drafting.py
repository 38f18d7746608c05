"""What is said of a project when it is proposed or corrected, what is wrong with it, its versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wudan.areas.models import Area
from wudan.catalog.enums import PlaceMode, Risk
from wudan.catalog.models import Platform
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.projects.enums.project import AudienceKind, Pole
from wudan.projects.models import Project, ProjectVersion

_LONGEST = {
    "title": 20, "summary": 80, "description": 1000, "people_words": 300, "cost_words": 200,
    "result_words": 200, "insurance_words": 200, "safeguard_words": 200, "policy_source": 120,
    "policy_words": 400, "need_words": 400, "brand": 20,
}  # fmt: skip
_ASKED = {
    "title": "请写名称。", "summary": "请用一句话说清楚。", "description": "请写怎么做。",
    "people_words": "请写谁来做、有没有资质。", "cost_words": "请写要多少钱、从哪里来；不花钱就写“不花钱”。",
    "result_words": "请写怎么看出有效果。", "policy_source": "请写依据哪份文件、哪项部署。",
    "policy_words": "请写是什么阶段性重点。", "need_words": "请写群众现实需要什么。",
}  # fmt: skip
_CHOSEN = {
    "pole": Pole.values,
    "audience": AudienceKind.values,
    "place_mode": PlaceMode.values,
    "risk": Risk.values,
}
_COUNTED = {"minutes": (5, 1440), "headcount": (1, 500), "lead_days": (0, 90)}
_KEPT = (*_LONGEST, *_CHOSEN, *_COUNTED)


@dataclass(frozen=True, slots=True)
class Draft:
    """A project as somebody wrote it down: with two justifications, policy and need."""

    title: str
    summary: str
    description: str
    platform: Platform
    area: Area
    policy_source: str
    policy_words: str
    need_words: str
    people_words: str
    cost_words: str
    result_words: str
    pole: str = Pole.LIFE
    audience: str = AudienceKind.EVERYBODY
    months: tuple[int, ...] = tuple(range(1, 13))
    place_mode: str = PlaceMode.SITE
    minutes: int = 60
    headcount: int = 1
    lead_days: int = 3
    risk: str = Risk.NONE
    insurance_words: str = ""
    safeguard_words: str = ""
    brand: str = ""


def faults_of(draft: Draft, *, county: str) -> dict[str, str]:
    """Field → what is wrong; all of it may be published later, so nothing private stands in it."""
    faults = {}
    for name, most in _LONGEST.items():
        words = tidy(getattr(draft, name))
        fault = objection_to_published(words, most=most)
        if fault := fault or ("" if words else _ASKED.get(name, "")):
            faults[name] = fault
    for name, values in _CHOSEN.items():
        if getattr(draft, name) not in values:
            faults[name] = "请选一个。"
    for name, (least, most) in _COUNTED.items():
        if not least <= getattr(draft, name) <= most:
            faults[name] = Phrase("在 {least} 到 {most} 之间。", least=least, most=most)
    if not draft.months or not set(draft.months) <= set(range(1, 13)):
        faults["months"] = "请选哪几个月做；全年做就都选上。"
    if draft.platform.county != county:
        faults["platform"] = "请选本县的平台。"
    if not draft.area.code.startswith(county):
        faults["area"] = "请选本县的地方。"
    return faults


def write(held: Project, draft: Draft) -> list[str]:
    """Put it into the row; names of what changed. Raises Malformed."""
    if faults := faults_of(draft, county=held.county):
        raise Malformed(faults)
    said: dict[str, object] = {
        name: tidy(value) if isinstance(value := getattr(draft, name), str) else value
        for name in _KEPT
    }
    said |= {
        "platform_id": draft.platform.pk,
        "area_id": draft.area.pk,
        "months_mask": mask_of(draft.months),
    }
    changed = [name for name, value in said.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, said[name])
    held.platform, held.area = draft.platform, draft.area
    return changed


def mask_of(months: Iterable[int]) -> int:
    """Twelve bits, January the lowest."""
    return sum(1 << month - 1 for month in set(months))


def keep_version(held: Project, *, by: Actor, at: datetime) -> ProjectVersion:
    """The text as it now is, kept for ever (R065)."""
    number = ProjectVersion.objects.filter(project=held).count() + 1
    content: dict[str, object] = {name: getattr(held, name) for name in _KEPT}
    content |= {
        "platform": held.platform.code,
        "area": held.area.code,
        "months": held.months,
        "stage": str(held.stage),
    }
    return ProjectVersion.objects.create(
        project=held, number=number, content=content, at=at, written_as=by.label[:80]
    )
