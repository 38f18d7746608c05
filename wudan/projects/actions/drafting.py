"""What is said of a project when it is proposed or corrected, what is wrong with it, its versions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime

from wudan.areas.models import Area
from wudan.catalog.enums import PlaceMode, Risk
from wudan.catalog.limits import (
    HEADCOUNT,
    LEAD_DAYS,
    LONGEST_DESCRIPTION,
    LONGEST_NAME,
    LONGEST_SUMMARY,
    MINUTES,
)
from wudan.catalog.models import Platform
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.projects.enums.project import AudienceKind, Pole, ProjectVerb
from wudan.projects.models import Decision, Project, ProjectVersion
from wudan.projects.texts import JUDGED, SMALL, content_of

_LONGEST = {
    "title": LONGEST_NAME, "summary": LONGEST_SUMMARY, "description": LONGEST_DESCRIPTION,
    "people_words": 300, "cost_words": 200, "result_words": 200, "insurance_words": 200, "safeguard_words": 200, "policy_source": 120,
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
_COUNTED = {"minutes": MINUTES, "headcount": HEADCOUNT, "lead_days": LEAD_DAYS}
_PLACED = frozenset({"platform", "area", "months"})
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


def keep_version(
    held: Project, verb: ProjectVerb, *, by: Actor, at: datetime, decision: Decision | None = None
) -> ProjectVersion:
    """The text as it now is, and by which step; kept for ever (R065)."""
    number = ProjectVersion.objects.filter(project=held).count() + 1
    return ProjectVersion.objects.create(
        project=held, number=number, verb=verb, decision=decision, at=at, written_as=by.label[:80],
        content=content_of(held) | {"stage": str(held.stage)},
    )  # fmt: skip


def draft_of(project: Project) -> Draft:
    """What it says now, as somebody would write it down."""
    said = {one.name: getattr(project, one.name) for one in fields(Draft) if one.name != "months"}
    return Draft(months=tuple(project.months), **said)


def blended(project: Project, draft: Draft, names: Iterable[str]) -> Draft:
    """What it says now, with these parts as the draft has them."""
    return replace(draft_of(project), **{name: getattr(draft, name) for name in names})


def draft_with(project: Project, content: Mapping[str, object]) -> Draft:
    """What it says now, with a change's parts. Raises Objected when a place or platform is there no more."""
    said = {
        name: value
        for name, value in content.items()
        if name in {*SMALL, *JUDGED} and name not in _PLACED
    }
    if "months" in content:
        said["months"] = tuple(content["months"])  # type: ignore[arg-type]
    if "platform" in content:
        said["platform"] = _there(
            Platform.objects.filter(county=project.county, code=content["platform"]).first()
        )
    if "area" in content:
        said["area"] = _there(Area.objects.filter(code=content["area"], ends_on=None).first())
    return replace(draft_of(project), **said)  # type: ignore[arg-type]


def _there(found: Platform | Area | None) -> Platform | Area:
    if found is None:
        raise Objected(Objection("gone", "变更里写的平台或地方现在没有了，请修改后再提。"))
    return found
