"""What a project says, as JSON in and out: all of it, what of it would be otherwise, each version as before and after."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from wudan.api.v1.fields import Code, Fields, Note, Version, Whole, Words
from wudan.api.v1.gate_shapes import Count, DifferenceShown
from wudan.areas.models import Area
from wudan.catalog.enums import PlaceMode, Risk
from wudan.catalog.models import Platform
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed
from wudan.projects.actions.drafting import Draft, draft_of
from wudan.projects.enums import AudienceKind, GateOutcome, Pole
from wudan.projects.history import Turn
from wudan.projects.models import Decision, Project

Month = Annotated[int, Field(strict=True, ge=1, le=12), Whole]
Months = Annotated[list[Month], Field(max_length=12)]


class SmallShown(BaseModel):
    """What the unit may change at once on the list."""

    summary: str
    description: str
    months: list[int]
    minutes: int
    headcount: int
    lead_days: int
    brand: str


class ProjectText(SmallShown):
    """All that a project says; on the list all but the small facts changes by a decision of the gate."""

    title: str
    platform: str
    area: str = Field(description="区划代码")
    audience: AudienceKind
    place_mode: PlaceMode
    pole: Pole
    policy_source: str
    policy_words: str
    need_words: str
    people_words: str
    cost_words: str
    result_words: str
    risk: Risk
    insurance_words: str
    safeguard_words: str


class ProjectAdjusted(Fields):
    """小改: what is not said stays as it is."""

    version: Version = Field(description="看到的那一版；已被别人改动时答 409")
    summary: Note | None = None
    description: Words | None = None
    months: Months | None = None
    minutes: Count | None = None
    headcount: Count | None = None
    lead_days: Count | None = None
    brand: Note | None = None


class ProjectJudged(Fields):
    """What the gate judges; what is not said stays as it is."""

    title: Note | None = None
    platform: Code | None = None
    area: Code | None = Field(None, description="区划代码")
    audience: AudienceKind | None = None
    place_mode: PlaceMode | None = None
    pole: Pole | None = None
    policy_source: Note | None = None
    policy_words: Note | None = None
    need_words: Note | None = None
    people_words: Note | None = None
    cost_words: Note | None = None
    result_words: Note | None = None
    risk: Risk | None = None
    insurance_words: Note | None = None
    safeguard_words: Note | None = None


class ProjectChanging(ProjectJudged):
    """变更: what the gate judged, as it should be instead."""

    version: Version = Field(description="看到的那一版；已被别人改动时答 409")
    why: Note = Field(description="为什么要改，评审的人看得到")


class ProjectCorrected(ProjectAdjusted, ProjectJudged):
    """修改: all of a candidate that is still written; what is not said stays as it is."""


class GateDecisionShown(BaseModel):
    """The decision by which a version came to be."""

    outcome: GateOutcome
    reasons: str
    at: datetime
    decided_as: str


class VersionShown(BaseModel):
    """One version, against the one before it."""

    number: int
    at: datetime
    step: str = Field(description="怎么来的：提出、准入、小改、变更等")
    who: str = Field(description="以什么岗位写的、提出的")
    decision: GateDecisionShown | None = Field(description="经过准入关的，是哪个决定")
    differences: list[DifferenceShown] = Field(description="和上一版比，改了哪些")


class ProjectVersions(BaseModel):
    """All versions, the newest first."""

    items: list[VersionShown]


def text_of(project: Project) -> ProjectText:
    """As it stands; `platform` and `area` should be joined."""
    names = set(ProjectText.model_fields) - {"platform", "area", "months"}
    return ProjectText(
        platform=project.platform.code, area=project.area.code, months=list(project.months),
        **{name: getattr(project, name) for name in names},
    )  # fmt: skip


def versions_shown(turns: list[Turn]) -> ProjectVersions:
    """As the history tells them."""
    return ProjectVersions(items=[_version(turn) for turn in turns])


def draft_with(project: Project, body: ProjectAdjusted | ProjectJudged) -> Draft:
    """What it says now, with what the body says of it. Raises Malformed."""
    said = {
        name: value
        for name, value in body.model_dump(exclude={"version", "why"}).items()
        if value is not None
    }
    if "months" in said:
        said["months"] = tuple(said["months"])
    if "platform" in said:
        said["platform"] = platform_of(project.county, said["platform"])
    if "area" in said:
        said["area"] = area_of(said["area"])
    return replace(draft_of(project), **said)


def platform_of(county: str, code: str) -> Platform:
    """A platform of the county. Raises Malformed."""
    found = Platform.objects.filter(county=county, code=code).first()
    if found is None:
        raise Malformed({"platform": "没有这个平台。"})
    return found


def area_of(code: str) -> Area:
    """A division that is there. Raises Malformed."""
    found = Area.objects.filter(ends_on=None, code=code).first()
    if found is None:
        raise Malformed({"area": "没有这个区划代码。"})
    return found


def _version(turn: Turn) -> VersionShown:
    return VersionShown(
        number=turn.number, at=turn.at, step=in_words(turn.label), who=turn.who, decision=_decision(turn.decision),
        differences=[
            DifferenceShown(label=in_words(one.label), before=in_words(one.before), after=in_words(one.after))
            for one in turn.changed
        ],
    )  # fmt: skip


def _decision(made: Decision | None) -> GateDecisionShown | None:
    if made is None:
        return None
    return GateDecisionShown(
        outcome=GateOutcome(made.outcome), reasons=made.reasons, at=made.decided_at,
        decided_as=made.decided_as,
    )  # fmt: skip
