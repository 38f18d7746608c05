"""导出: ask, agree as the second person, take the file, read the register.

What reaches far wants a sign-in of the last five minutes, as on the pages.
"""

from base64 import b64encode
from datetime import date, datetime
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Day, Fields, Flag, Line
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.shapes import UnitNamed, Why
from wudan.api.v1.showing import unit_named
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.exchange import actions
from wudan.exchange.enums import ExportKind, ExportState, FileForm
from wudan.exchange.models import Export
from wudan.exchange.permissions import asking_objection, deciding_objection, fetching_objection
from wudan.exchange.querysets import ExportQuerySet
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing, Objected, Objection
from wudan.people.actors import Actor
from wudan.people.proving import is_recent

router = Router(tags=["导出"], auth=signed_in)
MOST = 50
_NOT_RECENT = Objection(
    "not_recent", "导出要刚验过身份：请重新登录（POST /session），五分钟内再来。"
)
ExportId = Annotated[int, Path(ge=1, le=2**63 - 1, description="编号")]


class Wanting(Fields):
    """What is asked for."""

    kind: ExportKind
    unit: Code = Field(description="单位的 key，含下级")
    form: FileForm = FileForm.XLSX
    since: Day | None = Field(None, description="服务单：从哪一天点的单")
    until: Day | None = Field(None, description="服务单：到哪一天")
    unmasked: Flag = Field(False, description="单独同意过的人显示全名和电话")
    purpose: Line = Field(
        description="用途：谁要、做什么用；登记三年", json_schema_extra={"minLength": 1}
    )


class Deciding(Fields):
    """A second person's answer."""

    approved: Flag
    words: Line = Field("", description="不批准时必填")


class ExportShown(BaseModel):
    """One row of the register."""

    id: int
    number: str
    kind: ExportKind
    form: FileForm
    unit: UnitNamed
    since: date | None
    until: date | None
    unmasked: bool
    purpose: str
    persons_count: int
    needs_second: bool
    state: ExportState
    state_label: str
    percent: int
    stopped_words: str
    asked_by: str = Field(description="以何身份申请")
    asked_at: datetime
    decided_at: datetime | None
    decision_words: str
    made_at: datetime | None
    rows_count: int | None
    sha256: str
    fetched_at: datetime | None
    fetched_count: int
    deciding: Why | None = Field(description="您为什么不能批；空为能批")
    fetching: Why | None = Field(description="您为什么不能取；空为能取")


class Exports(BaseModel):
    """Some exports, and where the next ones begin."""

    items: list[ExportShown]
    next: int | None = Field(description="下一页的 before；没有了为空")


class ExportFile(BaseModel):
    """The file, in base64: it passes through no cache."""

    name: str
    sha256: str
    content: str = Field(description="base64")


@router.get(
    "/exports", summary="导出", operation_id="list_exports",
    response={200: Exports, **READING_SIGNED_IN},
)  # fmt: skip
def list_exports(
    request: HttpRequest,
    before: Annotated[int | None, Query(None, ge=1, le=2**63 - 1, description="从这个编号往前")],
) -> HttpResponse:
    """自己的、等自己批的；审计员看到全部登记。新的在前，每页 50。"""
    actor, at = actor_of(request), clock.now()
    rows = _readable(actor).order_by("-pk")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: MOST + 1])
    items = [_shown(actor, export, at) for export in found[:MOST]]
    return told(Exports(items=items, next=found[MOST - 1].pk if len(found) > MOST else None))


@router.get(
    "/exports/{number}", summary="一次导出", operation_id="read_export",
    response={200: ExportShown, **READING_SIGNED_IN},
)  # fmt: skip
def read_export(request: HttpRequest, number: ExportId) -> HttpResponse:
    """到哪一步了。"""
    actor = actor_of(request)
    return told(_shown(actor, _load(actor, number), clock.now()))


@router.post(
    "/exports", summary="申请导出", operation_id="ask_export",
    response={201: ExportShown, **WRITING},
)  # fmt: skip
def ask_export(request: HttpRequest, key: Key, body: Wanting) -> HttpResponse:
    """涉及一百人以上的（一周内合起来算）等第二个人批准；其余随即生成。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        _insist_on_proof(request, at)
        export = actions.ask(wanted=_wanted(body), by=actor, at=at)
        return Answer(201, _shown(actor, export, at).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/exports/{number}/decision", summary="批准或不批准导出", operation_id="decide_export",
    response={200: ExportShown, **WRITING},
)  # fmt: skip
def decide_export(request: HttpRequest, number: ExportId, key: Key, body: Deciding) -> HttpResponse:
    """第二个人的答复。自己申请的不能自己批。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        _insist_on_proof(request, at)
        act = actions.approve if body.approved else actions.refuse
        export = act(export=_load(actor, number), by=actor, at=at, words=body.words)
        return Answer(200, _shown(actor, export, at).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get(
    "/exports/{number}/file", summary="取导出的文件", operation_id="fetch_export",
    response={200: ExportFile, **READING_SIGNED_IN},
)  # fmt: skip
def fetch_export(request: HttpRequest, number: ExportId) -> HttpResponse:
    """只有申请人能取，生成后 24 小时内；每次都留痕。"""
    actor, at = actor_of(request), clock.now()
    export = _load(actor, number)
    _insist_on_proof(request, at)
    content = actions.fetch(export=export, by=actor, at=at)
    file = ExportFile(
        name=f"export-{export.number}.{export.form}", sha256=export.sha256,
        content=b64encode(content).decode(),
    )  # fmt: skip
    answer = told(file)
    answer["Cache-Control"] = "no-store"
    return answer


def _insist_on_proof(request: HttpRequest, at: datetime) -> None:
    if not is_recent(request.session, at=at):
        raise Objected(_NOT_RECENT)


def _readable(actor: Actor) -> ExportQuerySet:
    """What exists for the actor. Raises Objected for whoever has nothing to do with exports."""
    objection = asking_objection(actor)
    if objection is not None and not actor.may("read_journal"):
        raise Objected(objection)
    return Export.objects.readable_by(actor).with_names()


@looked_for("exports")
def _load(actor: Actor, number: int) -> Export:
    found = _readable(actor).filter(pk=number).first()
    if found is None:
        raise Missing
    return found


def _wanted(body: Wanting) -> actions.Wanted:
    units = Unit.objects.filter(county=settings.PACK.county, ends_on=None)
    unit = units.filter(key=body.unit).first()
    if unit is None:
        raise Malformed({"unit": "没有这个单位。"})
    return actions.Wanted(
        kind=body.kind, unit=unit, form=body.form, purpose=body.purpose, since=body.since,
        until=body.until, unmasked=body.unmasked,
    )  # fmt: skip


def _shown(actor: Actor, export: Export, at: datetime) -> ExportShown:
    post = export.asked_under
    return ExportShown(
        id=export.pk, number=export.number, kind=ExportKind(export.kind),
        form=FileForm(export.form), unit=unit_named(export.unit), since=export.since,
        until=export.until, unmasked=export.unmasked, purpose=export.purpose,
        persons_count=export.persons_count, needs_second=export.needs_second,
        state=ExportState(export.state), state_label=export.get_state_display(),
        percent=export.percent, stopped_words=export.stopped_words,
        asked_by=f"{post.unit.short_name}·{post.title or post.get_role_display()}",
        asked_at=export.asked_at, decided_at=export.decided_at,
        decision_words=export.decision_words, made_at=export.made_at,
        rows_count=export.rows_count, sha256=export.sha256, fetched_at=export.fetched_at,
        fetched_count=export.fetched_count, deciding=_why(deciding_objection(actor, export)),
        fetching=_why(fetching_objection(actor, export, at=at)),
    )  # fmt: skip


def _why(objection: Objection | None) -> Why | None:
    return Why(code=objection.code, words=objection.words) if objection else None
