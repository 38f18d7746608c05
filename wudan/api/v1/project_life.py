"""项目以后的路: a candidate put right or taken back; confirmed, looked at, out or kept; nursed; to another unit (R065)."""

from datetime import datetime
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Fields, Note, Nothing, Whole
from wudan.api.v1.once import Key, once
from wudan.api.v1.project_texts import ProjectCorrected, draft_with
from wudan.api.v1.projects import ProjectShown, load_project, project_shown
from wudan.api.v1.projects import router as of_projects
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Malformed, Missing
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.projects.actions import candidates, life
from wudan.projects.enums import ExitOutcome, LookOutcome, NeedKind, NurseryStep
from wudan.projects.figures import Figures
from wudan.projects.models import ExitProposal, NeedEvidence, Project
from wudan.registers.projects import figures_of
from wudan.teams.models import TrainingSession

router = Router(tags=["项目"], auth=signed_in)
RowId = Annotated[int, Field(strict=True, ge=1, le=2**53), Whole]


class EvidenceShown(BaseModel):
    """One row that shows a need."""

    id: int
    kind: NeedKind
    order: str = Field(description="单号；不在您范围内的为空")
    note: int | None = Field(description="座谈会发言的编号")
    words: str = Field(description="发言")
    linked_at: datetime
    linked_as: str


class EvidenceRows(BaseModel):
    """In the order in which they were linked."""

    items: list[EvidenceShown]


class ProjectTakenBack(Fields):
    """撤回项目."""

    why: Note


class ProjectHandedOver(Fields):
    """转给别的单位, 接过来."""

    to: Code = Field(description="哪个单位（key）：站、所、部门、中心；上级单位接过来的，写自己")
    why: Note


class ProjectConfirmed(Fields):
    """转为正式."""

    reasons: Note = Field(description="试行下来怎么样")


class ProjectLookedBack(Fields):
    """半年评估."""

    outcome: LookOutcome
    words: Note = Field(description="看到什么")


class ProjectExitAsked(Fields):
    """提出退出."""

    words: Note = Field(description="为什么")


class ProjectExitDecided(Fields):
    """决定退不退."""

    outcome: ExitOutcome
    reasons: Note


class ProjectNursed(Fields):
    """记孵化进展."""

    step: NurseryStep = Field(description="不往回记")
    words: Note = Field(description="做了什么")
    companion: Code | None = Field(None, description="谁陪跑（key）；陪跑的一定要写")
    session: RowId | None = Field(None, description="哪场培训")


@of_projects.get(
    "/projects/{int:pk}/evidence", summary="群众需要的证据", operation_id="list_evidence",
    response={200: EvidenceRows, **READING_SIGNED_IN},
)  # fmt: skip
def list_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """引用的单和发言，先引用的在前；谁点的单不在这里。"""
    actor, on = actor_of(request), day_of(clock.now())
    rows = NeedEvidence.objects.filter(project=load_project(actor, pk)).order_by("pk")
    linked = list(rows.select_related("note"))
    orders = Order.objects.visible_to(actor, on=on).filter(shown_needs__in=linked)
    numbers = dict(orders.values_list("pk", "no"))
    return told(EvidenceRows(items=[_evidence(one, numbers) for one in linked]))


@router.post(
    "/projects/{int:pk}/evidence/{int:row}/removal", summary="去掉证据", operation_id="unlink_evidence",
    response={200: ProjectShown, **WRITING},
)  # fmt: skip
def unlink_evidence(
    request: HttpRequest, pk: int, row: int, key: Key, body: Nothing
) -> HttpResponse:
    """送审以前可以去掉；孵化中的留最后一条。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        project = load_project(actor, pk)
        rows = NeedEvidence.objects.filter(project=project, pk=min(row, LARGEST_KEY))
        found = rows.first()
        if found is None:
            raise Missing
        candidates.unlink(project=project, evidence=found, by=actor, at=at)
        return _shown(actor, pk)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/correction", summary="修改项目", operation_id="correct_project",
    response={200: ProjectShown, **WRITING},
)  # fmt: skip
def correct_project(
    request: HttpRequest, pk: int, key: Key, body: ProjectCorrected
) -> HttpResponse:
    """还没送审的、退回修改的、孵化中的，提出单位来改，每次一版；清单上的用小改和变更。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_project(actor, pk)
        candidates.correct(
            project=found, draft=draft_with(found, body), by=actor, at=at, seen=body.version
        )
        return _shown(actor, pk)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/retraction", summary="撤回项目", operation_id="take_back_project",
    response={200: ProjectShown, **WRITING},
)  # fmt: skip
def take_back_project(
    request: HttpRequest, pk: int, key: Key, body: ProjectTakenBack
) -> HttpResponse:
    """送审以前、退回以后，提出单位可以撤回，写明为什么。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        candidates.take_back(project=load_project(actor, pk), why=body.why, by=actor, at=at)
        return _shown(actor, pk)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/handing-over", summary="转给别的单位、接过来", operation_id="hand_over_project",
    response={200: ProjectShown, **WRITING},
)  # fmt: skip
def hand_over_project(
    request: HttpRequest, pk: int, key: Key, body: ProjectHandedOver
) -> HttpResponse:
    """中心转给别的单位，上级单位接过来；以后改它、提变更、申诉由那个单位来办，清单上的内容不变，两边都收到通知。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        project = load_project(actor, pk)
        to = _unit(body.to, "to")
        life.hand_over(project=project, to=to, why=body.why, by=actor, at=at)
        return _shown(actor, pk)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/confirmation", summary="转为正式", operation_id="confirm_project",
    response={200: ProjectShown, **WRITING},
)  # fmt: skip
def confirm_project(
    request: HttpRequest, pk: int, key: Key, body: ProjectConfirmed
) -> HttpResponse:
    """试行到期，中心办公室写明试行下来怎么样。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        life.confirm(project=load_project(actor, pk), reasons=body.reasons, by=actor, at=at)
        return _shown(actor, pk)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/look", summary="半年评估", operation_id="look_back_at_project",
    response={200: ProjectShown, **WRITING},
)  # fmt: skip
def look_back_at_project(
    request: HttpRequest, pk: int, key: Key, body: ProjectLookedBack
) -> HttpResponse:
    """系统里的数和评估一起存下来；“建议退出”只是建议，还要有人决定。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_project(actor, pk)
        life.look_back(
            project=found, outcome=body.outcome.value, words=body.words,
            figures=_figures(found, at), by=actor, at=at,
        )  # fmt: skip
        return _shown(actor, pk)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/exit-proposal", summary="提出退出", operation_id="propose_project_exit",
    response={200: ProjectShown, **WRITING},
)  # fmt: skip
def propose_project_exit(
    request: HttpRequest, pk: int, key: Key, body: ProjectExitAsked
) -> HttpResponse:
    """实施单位或中心提出；有人决定以前照常。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_project(actor, pk)
        life.ask_exit(project=found, words=body.words, figures=_figures(found, at), by=actor, at=at)
        return _shown(actor, pk)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/exit", summary="决定退不退", operation_id="decide_project_exit",
    response={200: ProjectShown, **WRITING},
)  # fmt: skip
def decide_project_exit(
    request: HttpRequest, pk: int, key: Key, body: ProjectExitDecided
) -> HttpResponse:
    """退出的从清单和菜单上下来，已经点的单照办；理由公开。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_project(actor, pk)
        asked = ExitProposal.objects.filter(project=found, outcome="").first()
        if asked is None:
            raise Missing
        asked.project = found
        life.decide_exit(
            proposal=asked, outcome=body.outcome.value, reasons=body.reasons, by=actor, at=at
        )
        return _shown(actor, pk)

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/nursery", summary="记孵化进展", operation_id="nurse_project",
    response={200: ProjectShown, **WRITING},
)  # fmt: skip
def nurse_project(request: HttpRequest, pk: int, key: Key, body: ProjectNursed) -> HttpResponse:
    """提出单位和中心来记：起步、陪跑、独立运行。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        life.nurse(
            project=load_project(actor, pk), step=body.step.value, words=body.words,
            companion=None if body.companion is None else _unit(body.companion, "companion"),
            session=_session(body.session), by=actor, at=at,
        )  # fmt: skip
        return _shown(actor, pk)

    return once(request, key, body, at=at, do=do)


def _shown(actor: Actor, pk: int) -> Answer:
    return Answer(200, project_shown(load_project(actor, pk)).model_dump_json())


def _figures(project: Project, at: datetime) -> Figures:
    return figures_of([project], at=at)[project.pk]


def _unit(key: str, field: str) -> Unit:
    """A unit of today; the action says whether it can be. Raises Malformed."""
    found = Unit.objects.filter(county=settings.PACK.county, key=key, ends_on=None).first()
    if found is None:
        raise Malformed({field: "没有这个单位。"})
    return found


def _session(pk: int | None) -> TrainingSession | None:
    if pk is None:
        return None
    found = TrainingSession.objects.filter(county=settings.PACK.county, pk=pk).first()
    if found is None:
        raise Malformed({"session": "没有这场培训。"})
    return found


def _evidence(one: NeedEvidence, numbers: dict[int, str]) -> EvidenceShown:
    return EvidenceShown(
        id=one.pk, kind=NeedKind(one.kind), order=numbers.get(one.order_id or 0, ""),
        note=one.note_id, words=one.note.words if one.note else "",
        linked_at=one.linked_at, linked_as=one.linked_as,
    )  # fmt: skip
