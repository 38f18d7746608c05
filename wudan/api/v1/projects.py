"""项目: the dynamic list for everybody; a candidate, its evidence, a review, the decision by the same rules as on pages."""

from datetime import date, datetime
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public, told
from wudan.api.v1.fields import Code, Day, Fields, Note, Nothing, Whole, Words
from wudan.api.v1.gate_shapes import (
    ChangeShown,
    ConflictDeclared,
    Count,
    GateDecided,
    GateReviews,
    GateReviewShown,
    ReviewGiven,
    change_shown,
    insist_read,
    review_shown,
    reviews_shown,
)
from wudan.api.v1.key_work_shapes import KeyWorkNamed, work_of_project
from wudan.api.v1.loading import storable
from wudan.api.v1.once import Key, once
from wudan.api.v1.project_texts import Months, ProjectText, area_of, platform_of, text_of
from wudan.api.v1.refusals import READING, READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.catalog.enums import PlaceMode, Risk
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.projects.actions import candidates, gate
from wudan.projects.enums import AudienceKind, Pole, ProjectStage
from wudan.projects.evidence import shown_by
from wudan.projects.listed import list_on
from wudan.projects.models import ForumNote, GateRound, Project, Reviewing
from wudan.projects.permissions.candidates import proposing_objection

router = Router(tags=["项目"], auth=signed_in)
_MOST = 200
_REVIEWED = ("round__change", "round__project__area", "round__project__platform")
RowId = Annotated[int, Field(strict=True, ge=1, le=2**53), Whole]


class ListedProject(BaseModel):
    """One project of the dynamic list."""

    key: str
    title: str
    summary: str
    platform: str
    pole: Pole
    audience: AudienceKind
    area: str
    unit: str
    stage: ProjectStage
    service: str = Field(description="菜单上的代码")


class PoleShare(BaseModel):
    """How much of the list leans on one of the two poles."""

    pole: Pole
    count: int
    percent: int


class DynamicListShown(BaseModel):
    """The list as it stood on a day."""

    day: date
    shares: list[PoleShare]
    items: list[ListedProject]


class NeedShown(BaseModel):
    """What shows the need; nobody is named."""

    persons: int = Field(description="不同的人")
    orders: int
    unmet: int = Field(description="其中没办成的")
    notes: int = Field(description="座谈会发言")


class ProjectShown(BaseModel):
    """One project, for who may see it."""

    id: int
    key: str
    title: str
    stage: ProjectStage
    unit: str
    policy_source: str
    policy_words: str
    need_words: str
    need: NeedShown
    round: int | None = Field(description="第几轮评审")
    due_at: datetime | None = Field(description="评到什么时候")
    change: ChangeShown | None = Field(description="这一轮评的是变更的，改什么")
    key_work: KeyWorkNamed | None = Field(description="现在和哪项重点工作结合")
    version: int = Field(description="在清单上改的时候带上")
    text: ProjectText = Field(description="现在写着什么；改的时候只写要改的")


class CandidateProposed(Fields):
    """A candidate; both justifications are asked for."""

    title: Note
    summary: Note
    description: Words
    platform: Code
    area: Code = Field(description="区划代码")
    policy_source: Note
    policy_words: Note
    need_words: Note
    people_words: Note
    cost_words: Note
    result_words: Note
    pole: Pole = Pole.LIFE
    audience: AudienceKind = AudienceKind.EVERYBODY
    months: Months = Field(default_factory=lambda: list(range(1, 13)))
    place_mode: PlaceMode = PlaceMode.SITE
    minutes: Count = 60
    headcount: Count = 1
    lead_days: Count = 3
    risk: Risk = Risk.NONE
    insurance_words: Note = ""
    safeguard_words: Note = ""
    brand: Note = ""
    note: RowId | None = Field(None, description="来自哪条座谈会发言")


class EvidenceLinked(Fields):
    """An order by its number, or a forum note by its id."""

    order: Code | None = None
    note: RowId | None = None


@router.get(
    "/projects", summary="项目动态清单", operation_id="list_projects", auth=None,
    response={200: DynamicListShown, **READING},
)  # fmt: skip
def list_projects(
    request: HttpRequest, on: Annotated[Day | None, Query(None, description="哪一天的清单")]
) -> HttpResponse:
    """某一天清单上的项目，和两个重心各占多少。"""
    today = clock.day_of(clock.now())
    found = list_on(settings.PACK.county, min(on or today, today))
    return public({
        "day": found.day.isoformat(),
        "shares": [{"pole": one.pole.value, "count": one.count, "percent": one.percent} for one in found.shares],
        "items": [_listed(one) for one in found.projects],
    })  # fmt: skip


@router.get(
    "/projects/{int:pk}", summary="一个项目", operation_id="read_project",
    response={200: ProjectShown, **READING_SIGNED_IN},
)  # fmt: skip
def read_project(request: HttpRequest, pk: int) -> HttpResponse:
    """自己单位提出的、自己评审的，或归自己决定的。"""
    return told(project_shown(load_project(actor_of(request), pk)))


@router.post(
    "/projects", summary="提出项目", operation_id="propose_project",
    response={200: ProjectShown, **WRITING},
)  # fmt: skip
def propose_project(request: HttpRequest, key: Key, body: CandidateProposed) -> HttpResponse:
    """以自己单位的名义提出；两个理由都要写。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        insist(proposing_objection(actor, actor.unit_path))
        unit = Unit.objects.get(pk=actor.unit_id or 0)
        made = candidates.propose(
            unit=unit, draft=_draft(body), heard=_heard(body.note), by=actor, at=at
        )
        return Answer(200, project_shown(made).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/evidence", summary="引用证据", operation_id="link_evidence",
    response={200: ProjectShown, **WRITING},
)  # fmt: skip
def link_evidence(request: HttpRequest, pk: int, key: Key, body: EvidenceLinked) -> HttpResponse:
    """一张单，或一条座谈会发言；没有证据，项目过不了。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        project = load_project(actor, pk)
        if (body.order is None) == (body.note is None):
            raise Malformed({"order": "单号和发言，写一个。"})
        if body.order is not None:
            order = (
                Order.objects.visible_to(actor, on=clock.day_of(at))
                .filter(no=storable(body.order))
                .first()
            )
            if order is None:
                raise Malformed({"order": "没有这个单号，或不在您的范围内。"})
            candidates.link_order(project=project, order=order, by=actor, at=at)
        heard = _heard(body.note)
        if heard is not None:
            candidates.link_note(project=project, heard=heard, by=actor, at=at)
        return Answer(200, project_shown(load_project(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/submission", summary="送交评审", operation_id="submit_project",
    response={200: ProjectShown, **WRITING},
)  # fmt: skip
def submit_project(request: HttpRequest, pk: int, key: Key, body: Nothing) -> HttpResponse:
    """送交评审；没有群众需要的证据、和别的项目重复的，送不了。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        candidates.submit(project=load_project(actor, pk), by=actor, at=at)
        return Answer(200, project_shown(load_project(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/decision", summary="准入决定", operation_id="decide_project",
    response={200: ProjectShown, **WRITING},
)  # fmt: skip
def decide_project(request: HttpRequest, pk: int, key: Key, body: GateDecided) -> HttpResponse:
    """没有提出、也没有评审这个项目的人来决定，写明理由；评变更的，写明看过的是第几轮。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        project = load_project(actor, pk)
        found = latest_round(project)
        if found is None:
            raise Missing
        insist_read(found, body.round)
        gate.decide(round_=found, outcome=body.outcome, reasons=body.reasons, by=actor, at=at)
        return Answer(200, project_shown(load_project(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get(
    "/gate-reviews", summary="我的评审", operation_id="list_gate_reviews",
    response={200: GateReviews, **READING_SIGNED_IN},
)  # fmt: skip
def list_gate_reviews(request: HttpRequest) -> HttpResponse:
    """指定自己评审的项目；别人的评审不在这里。"""
    rows = Reviewing.objects.of(actor_of(request)).select_related(*_REVIEWED)
    return told(GateReviews(items=reviews_shown(list(rows.order_by("-pk")[:_MOST]))))


@router.post(
    "/gate-reviews/{int:pk}/declaration", summary="回避声明", operation_id="declare_conflict",
    response={200: GateReviewShown, **WRITING},
)  # fmt: skip
def declare_conflict(
    request: HttpRequest, pk: int, key: Key, body: ConflictDeclared
) -> HttpResponse:
    """先声明有没有利害关系。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        row = _load_review(actor, pk)
        gate.declare(reviewing=row, conflict=body.conflict, words=body.words, by=actor, at=at)
        return Answer(200, review_shown(_load_review(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/gate-reviews/{int:pk}/marks", summary="交评审", operation_id="give_gate_review",
    response={200: GateReviewShown, **WRITING},
)  # fmt: skip
def give_gate_review(request: HttpRequest, pk: int, key: Key, body: ReviewGiven) -> HttpResponse:
    """每一条都要回答，交一次。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        given = gate.Given(body.values, body.words, body.private_words)
        gate.give(reviewing=_load_review(actor, pk), given=given, by=actor, at=at)
        return Answer(200, review_shown(_load_review(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("projects")
def load_project(actor: Actor, pk: int) -> Project:
    """One the actor may see, with unit, platform and area. Raises Missing."""
    rows = Project.objects.visible_to(actor).select_related("unit", "area", "platform")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


@looked_for("gate-reviews")
def _load_review(actor: Actor, pk: int) -> Reviewing:
    rows = Reviewing.objects.of(actor).select_related("round__project__unit", *_REVIEWED)
    found = rows.filter(pk=pk).first()
    if found is None or not actor.may("review_projects"):
        raise Missing
    return found


def _heard(pk: int | None) -> ForumNote | None:
    if pk is None:
        return None
    rows = ForumNote.objects.filter(forum__county=settings.PACK.county, pk=pk)
    found = rows.select_related("forum").first()
    if found is None:
        raise Malformed({"note": "没有这条发言。"})
    return found


def _draft(body: CandidateProposed) -> candidates.Draft:
    platform = platform_of(settings.PACK.county, body.platform)
    area = area_of(body.area)
    said = body.model_dump(exclude={"platform", "area", "months", "note"})
    return candidates.Draft(platform=platform, area=area, months=tuple(body.months), **said)


def latest_round(project: Project) -> GateRound | None:
    """The newest, of the project or of a change; None when it was never sent to the gate."""
    rows = GateRound.objects.filter(project=project).select_related("change")
    found = rows.order_by("-number").first()
    if found is not None:
        found.project = project
    return found


def project_shown(project: Project) -> ProjectShown:
    """For who may see it."""
    shown = shown_by(project)
    latest = latest_round(project)
    return ProjectShown(
        id=project.pk, key=project.key, title=project.title, stage=ProjectStage(project.stage),
        unit=project.unit.short_name, policy_source=project.policy_source,
        policy_words=project.policy_words, need_words=project.need_words,
        need=NeedShown(persons=shown.persons, orders=shown.orders, unmet=shown.unmet, notes=shown.notes),
        round=latest.number if latest else None, due_at=latest.due_at if latest else None,
        change=change_shown(latest), key_work=work_of_project(project.pk), version=project.version, text=text_of(project),
    )  # fmt: skip


def _listed(project: Project) -> dict[str, object]:
    return {
        "key": project.key, "title": project.title, "summary": project.summary,
        "platform": project.platform.code, "pole": project.pole, "audience": project.audience,
        "area": project.area.name, "unit": project.unit.short_name, "stage": project.stage,
        "service": project.service.code if project.service else "",
    }  # fmt: skip
