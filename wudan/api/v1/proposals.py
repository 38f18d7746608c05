"""整批派单: a proposal for all open orders of the dispatcher's unit; read it, send it as offers."""

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields, Nothing
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.shapes import UnitNamed
from wudan.api.v1.showing import unit_named
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.orders.actions import proposals as acts
from wudan.orders.enums import (
    DayPart,
    LineChange,
    LineReason,
    LineState,
    ProposalCause,
    ProposalState,
)
from wudan.orders.models import Proposal, ProposalLine
from wudan.people.actors import Actor

router = Router(tags=["五单"], auth=signed_in)
_PAGE = 100
_RECENT = 20
Number = Annotated[int, Field(ge=1, le=LARGEST_KEY)]


class ProposedLine(BaseModel):
    """One order of a proposal: whom to ask and when, or why nobody."""

    id: int
    order: str
    order_version: int
    state: LineState
    change: LineChange
    team: UnitNamed | None
    on: date | None
    part: DayPart | None
    reasons: list[str]
    minutes: dict[str, float] = Field(description="各项理由省几分钟，负数是多花")
    runner_up: UnitNamed | None
    margin_minutes: float | None
    rivals: list[str] = Field(description="也最想要这支队伍这个时间的单")
    reason: LineReason | None = Field(description="没有队伍可请的主要原因")
    refused: dict[str, int] = Field(description="各条规则挡住几支队伍")
    note: str


class ProposalRow(BaseModel):
    """A proposal in a list."""

    id: int
    state: ProposalState
    cause: ProposalCause
    at: datetime


class ProposalRows(BaseModel):
    """The newest first."""

    items: list[ProposalRow]


class ProposalShown(BaseModel):
    """A proposal, and some of its lines."""

    id: int
    unit: UnitNamed
    state: ProposalState
    cause: ProposalCause
    at: datetime
    policy: str
    seed: int
    work: dict[str, int]
    objective: int = Field(description="总代价，秒")
    bound: int = Field(description="已证明的下界，秒；与总代价相等就是最优")
    longest_wait_hours: int
    counts: dict[LineState, int]
    lines: list[ProposedLine]
    next: int | None = Field(description="下一页的 after；没有了为空")


class ProposalAsking(Fields):
    """Which lines."""

    state: LineState | None = None
    after: Annotated[int, Field(ge=0, le=LARGEST_KEY)] = 0


class ProposalAcceptance(Fields):
    """Which lines are sent."""

    lines: Annotated[list[Number], Field(min_length=1, max_length=3000)] | None = Field(
        None, description="要送出的行的 id；不写就是全部"
    )


class LeftOut(BaseModel):
    """A line that was not sent, and why."""

    id: int
    order: str
    words: str


class ProposalSent(BaseModel):
    """What was sent as offers, and what was left out."""

    sent: list[int]
    left: list[LeftOut]


@looked_for("dispatch-proposals")
def look(actor: Actor, pk: int) -> Proposal:
    """One of the actor's own unit. Raises Missing."""
    rows = Proposal.objects.visible_to(actor).select_related("unit")
    found = rows.filter(pk=pk).first() if pk <= LARGEST_KEY else None
    if found is None:
        raise Missing
    return found


@router.post(
    "/dispatch-proposals", summary="为全部待派单提出方案", operation_id="propose_for_all",
    response={201: ProposalShown, **WRITING},
)  # fmt: skip
def propose_for_all(request: HttpRequest, key: Key, body: Nothing) -> HttpResponse:
    """牵头部门为本平台、中心为全县提；不发出任何邀约。原来那份作废，改派过的行留下。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        made = acts.propose(by=actor, at=at)
        return Answer(201, _shown(look(actor, made.pk), ProposalAsking()).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get(
    "/dispatch-proposals", summary="本单位的方案", operation_id="list_dispatch_proposals",
    response={200: ProposalRows, **READING_SIGNED_IN},
)  # fmt: skip
def list_dispatch_proposals(request: HttpRequest) -> HttpResponse:
    """最近的 20 份，新的在前；队伍没有接的，系统会重新提一份，从这里看到。"""
    rows = Proposal.objects.visible_to(actor_of(request)).order_by("-pk")[:_RECENT]
    shown = [
        ProposalRow(
            id=row.pk, state=ProposalState(row.state), cause=ProposalCause(row.cause), at=row.at
        )
        for row in rows
    ]
    return told(ProposalRows(items=shown))


@router.get(
    "/dispatch-proposals/{pk}", summary="一份方案", operation_id="read_dispatch_proposal",
    response={200: ProposalShown, **READING_SIGNED_IN},
)  # fmt: skip
def read_dispatch_proposal(
    request: HttpRequest, pk: int, asking: Annotated[ProposalAsking, Query()]
) -> HttpResponse:
    """每一单请谁、哪天、为什么，或为什么没有队伍；每页最多 100 行。"""
    return told(_shown(look(actor_of(request), pk), asking))


@router.post(
    "/dispatch-proposals/{pk}/acceptance", summary="送出方案",
    operation_id="accept_dispatch_proposal", response={200: ProposalSent, **WRITING},
)  # fmt: skip
def accept_dispatch_proposal(
    request: HttpRequest, pk: int, key: Key, body: ProposalAcceptance
) -> HttpResponse:
    """全部或一部分作为邀约发出，队伍可以谢绝；其间变了的单写明原因，其余照送。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        done = acts.accept(proposal=look(actor, pk), lines=body.lines, by=actor, at=at)
        left = [LeftOut(id=line.pk, order=line.order.no, words=why) for line, why in done.left]
        answer = ProposalSent(sent=[line.pk for line in done.sent], left=left)
        return Answer(200, answer.model_dump_json())

    return once(request, key, body, at=at, do=do)


def _shown(made: Proposal, asking: ProposalAsking) -> ProposalShown:
    states = list(made.lines.values_list("state", flat=True))
    rows = made.lines.select_related("order", "team__unit", "runner_up__unit")
    rows = rows.filter(pk__gt=asking.after).order_by("pk")
    if asking.state is not None:
        rows = rows.filter(state=asking.state)
    found = list(rows[: _PAGE + 1])
    return ProposalShown(
        id=made.pk, unit=unit_named(made.unit), state=ProposalState(made.state),
        cause=ProposalCause(made.cause), at=made.at, policy=made.policy, seed=made.seed,
        work=made.work, objective=made.objective, bound=made.bound,
        longest_wait_hours=made.longest_wait_hours,
        counts={LineState(one): states.count(one) for one in sorted(set(states))},
        lines=[_line(line) for line in found[:_PAGE]],
        next=found[_PAGE - 1].pk if len(found) > _PAGE else None,
    )  # fmt: skip


def _line(line: ProposalLine) -> ProposedLine:
    return ProposedLine(
        id=line.pk, order=line.order.no, order_version=line.order_version,
        state=LineState(line.state), change=LineChange(line.change),
        team=unit_named(line.team.unit) if line.team else None, on=line.on,
        part=DayPart(line.part) if line.part else None, reasons=line.reasons, minutes=line.minutes,
        runner_up=unit_named(line.runner_up.unit) if line.runner_up else None,
        margin_minutes=line.margin_minutes, rivals=line.rivals,
        reason=LineReason(line.reason) if line.reason else None, refused=line.refused,
        note=line.note,
    )  # fmt: skip
