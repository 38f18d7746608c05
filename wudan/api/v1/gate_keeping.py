"""准入关怎么管: who could review and who does, named by the office; each decision, its appeal, the answer (R068)."""

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields, Flag, Note, Whole
from wudan.api.v1.gate_shapes import insist_read
from wudan.api.v1.once import Key, once
from wudan.api.v1.projects import latest_round, load_project
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.projects.actions import gate
from wudan.projects.enums import AppealOutcome, Conflict, GateOutcome
from wudan.projects.history import decisions_of
from wudan.projects.models import Appeal, Decision, GateRound, Project, Reviewing
from wudan.projects.permissions.gate import gate_objection
from wudan.projects.reviewers import could_review

router = Router(tags=["项目"], auth=signed_in)
RowId = Annotated[int, Field(strict=True, ge=1, le=2**53), Whole]


class ReviewerNamed(BaseModel):
    """Who reviews in the newest round; what they gave is counted in the decision."""

    post: int
    label: str = Field(description="以什么岗位评")
    is_political: bool = Field(description="负责政治和意识形态审查")
    conflict: Conflict | None = Field(description="回避声明；还没有声明的为空")
    given_at: datetime | None


class ReviewerChoice(BaseModel):
    """A post that could review."""

    post: int
    unit: str
    title: str
    name: str


class GateReviewers(BaseModel):
    """Of the newest round; for the office."""

    round: int | None = Field(description="第几轮；没有送审过的为空")
    due_at: datetime | None
    named: list[ReviewerNamed]
    could: list[ReviewerChoice] = Field(description="可以指定的岗位；提出项目的人和单位不在内")


class ReviewerWanted(Fields):
    """指定评审人."""

    round: Annotated[int, Field(strict=True, ge=1, le=32767), Whole] = Field(
        description="看到的是第几轮；已经是另一轮时答 409"
    )
    post: RowId = Field(description="哪个岗位，它现在的人来评")
    is_political: Flag = Field(False, description="由他负责政治和意识形态审查")


class GateAppealShown(BaseModel):
    """An appeal, and what came of it."""

    words: str
    asked_at: datetime
    outcome: AppealOutcome | None = Field(description="还没有答复的为空")
    reasons: str
    answered_at: datetime | None


class GateDecisionListed(BaseModel):
    """One decision of the gate."""

    id: int
    round: int
    is_change: bool = Field(description="评的是变更")
    outcome: GateOutcome
    said: str = Field(description="决定，写成话")
    reasons: str
    decided_at: datetime
    decided_as: str
    appeal_until: date = Field(description="申诉到哪天截止")
    appeal: GateAppealShown | None


class GateDecisions(BaseModel):
    """The newest first."""

    items: list[GateDecisionListed]


class GateAppealed(Fields):
    """申诉."""

    words: Note = Field(description="为什么申诉")


class GateAppealAnswered(Fields):
    """答复申诉."""

    outcome: AppealOutcome
    reasons: Note


@router.get(
    "/projects/{int:pk}/reviewers", summary="谁在评审", operation_id="list_gate_reviewers",
    response={200: GateReviewers, **READING_SIGNED_IN},
)  # fmt: skip
def list_gate_reviewers(request: HttpRequest, pk: int) -> HttpResponse:
    """最近一轮的评审人，和还可以指定谁；中心办公室看得到。"""
    actor = actor_of(request)
    project = load_project(actor, pk)
    insist(gate_objection(actor, project))
    return told(_reviewers(project))


@router.post(
    "/projects/{int:pk}/reviewers", summary="指定评审人", operation_id="name_gate_reviewer",
    response={200: GateReviewers, **WRITING},
)  # fmt: skip
def name_gate_reviewer(
    request: HttpRequest, pk: int, key: Key, body: ReviewerWanted
) -> HttpResponse:
    """至少两位，其中一位负责政治和意识形态审查；指定晚的，评审时间顺延。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        project = load_project(actor, pk)
        round_ = _round(actor, project)
        insist_read(round_, body.round)
        gate.name_reviewer(
            round_=round_, post=_post(project, body.post, on=day_of(at)),
            is_political=body.is_political, by=actor, at=at,
        )  # fmt: skip
        return Answer(200, _reviewers(project).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get(
    "/projects/{int:pk}/decisions", summary="准入关的决定", operation_id="list_gate_decisions",
    response={200: GateDecisions, **READING_SIGNED_IN},
)  # fmt: skip
def list_gate_decisions(request: HttpRequest, pk: int) -> HttpResponse:
    """对项目和它的变更的每个决定，有申诉的连申诉和答复；新的在前。"""
    found = decisions_of(load_project(actor_of(request), pk))
    return told(GateDecisions(items=[_decision(one) for one in found]))


@router.post(
    "/projects/{int:pk}/decisions/{int:decision}/appeal", summary="申诉",
    operation_id="appeal_gate_decision", response={201: GateDecisionListed, **WRITING},
)  # fmt: skip
def appeal_gate_decision(
    request: HttpRequest, pk: int, decision: int, key: Key, body: GateAppealed
) -> HttpResponse:
    """提出单位来申诉，一个决定一次；由另一位决定人答复，支持了就换人重新评审。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = _load_decision(actor, pk, decision)
        gate.appeal(decision=found, words=body.words, by=actor, at=at)
        return Answer(201, _decision(_load_decision(actor, pk, decision)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/decisions/{int:decision}/appeal-answer", summary="答复申诉",
    operation_id="answer_gate_appeal", response={200: GateDecisionListed, **WRITING},
)  # fmt: skip
def answer_gate_appeal(
    request: HttpRequest, pk: int, decision: int, key: Key, body: GateAppealAnswered
) -> HttpResponse:
    """原来没有决定、没有提出、也没有评审的人来答复，写明理由。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = _load_decision(actor, pk, decision)
        appeal = _appeal(found)
        if appeal is None:
            raise Missing
        gate.answer(
            appeal=appeal, outcome=body.outcome.value, reasons=body.reasons, by=actor, at=at
        )
        return Answer(200, _decision(_load_decision(actor, pk, decision)).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _round(actor: Actor, project: Project) -> GateRound:
    """The newest round, for who keeps the gate. Raises Missing when it was never sent, Objected."""
    insist(gate_objection(actor, project))
    found = latest_round(project)
    if found is None:
        raise Missing
    return found


def _post(project: Project, pk: int, *, on: date) -> Post:
    rows = Post.objects.held_on(on).filter(county=project.county, pk=min(pk, LARGEST_KEY))
    found = rows.first()
    if found is None:
        raise Malformed({"post": "没有这个岗位，或者现在没有人担任。"})
    return found


def _load_decision(actor: Actor, pk: int, decision: int) -> Decision:
    """One on a project the actor may see. Raises Missing."""
    every = decisions_of(load_project(actor, pk))
    found = next((one for one in every if one.pk == decision), None)
    if found is None:
        raise Missing
    return found


def _appeal(decision: Decision) -> Appeal | None:
    found: Appeal | None = getattr(decision, "appeal", None)
    if found is not None:
        found.decision = decision
    return found


def _reviewers(project: Project) -> GateReviewers:
    found = latest_round(project)
    rows = Reviewing.objects.filter(round=found).order_by("pk") if found else []
    named = [
        ReviewerNamed(
            post=one.post_id, label=one.label, is_political=one.is_political,
            conflict=Conflict(one.conflict) if one.conflict else None, given_at=one.given_at,
        )
        for one in rows
    ]  # fmt: skip
    could = [
        ReviewerChoice(post=one.pk, unit=one.unit.short_name, title=one.named, name=one.person.name)
        for one in could_review(project, on=day_of(clock.now()))
    ]
    return GateReviewers(
        round=found.number if found else None, due_at=found.due_at if found else None,
        named=named, could=could,
    )  # fmt: skip


def _decision(one: Decision) -> GateDecisionListed:
    found = _appeal(one)
    return GateDecisionListed(
        id=one.pk, round=one.round.number, is_change=one.round.change_id is not None,
        outcome=GateOutcome(one.outcome), said=in_words(one.said), reasons=one.reasons,
        decided_at=one.decided_at, decided_as=one.decided_as, appeal_until=one.appeal_until,
        appeal=None if found is None else _appeal_shown(found),
    )  # fmt: skip


def _appeal_shown(found: Appeal) -> GateAppealShown:
    return GateAppealShown(
        words=found.words, asked_at=found.asked_at, reasons=found.reasons,
        outcome=AppealOutcome(found.outcome) if found.outcome else None,
        answered_at=found.answered_at,
    )  # fmt: skip
