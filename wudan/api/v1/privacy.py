"""隐私中心: what is kept about oneself, who looked, a copy to take along, a request to a human.

Only as oneself (post 0). Erasing is done on the page, where it is asked twice.
"""

from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields, Line
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.journal.events import events_of
from wudan.kit import clock
from wudan.kit.refusals import Objected, Objection
from wudan.people.models import Person
from wudan.people.proving import is_recent
from wudan.privacy import actions
from wudan.privacy.copies import Part
from wudan.privacy.enums import Outcome, RequestKind
from wudan.privacy.models import PrivacyRequest

router = Router(tags=["隐私"], auth=signed_in)
MOST = 50
_BE_YOURSELF = Objection(
    "be_yourself", "隐私中心里是您自己的资料：请先换到本人（PUT /session/post，post 填 0）。"
)
_NOT_RECENT = Objection(
    "not_recent", "复制资料要刚验过身份：请重新登录（POST /session），五分钟内再来。"
)


class Kind(BaseModel):
    """One kind of data."""

    what: str
    level: str = Field(description="公开、内部或敏感")
    why: str
    basis: str
    seen_by: str
    kept: str
    rows: list[dict[str, str]] = Field(description="字段名 → 内容；本人的，不遮")
    not_shown: list[str] = Field(description="另存的密文，不给出")


class RequestShown(BaseModel):
    """A request, and the answer to it."""

    id: int
    kind: RequestKind
    kind_label: str
    words: str
    opened_at: datetime
    due_at: datetime = Field(description="最迟答复")
    answered_at: datetime | None
    outcome: Outcome | None
    outcome_words: str


class Privacy(BaseModel):
    """All that is kept, and what was asked."""

    kinds: list[Kind]
    requests: list[RequestShown]


class ReadingShown(BaseModel):
    """One reading of one's data in full."""

    at: datetime
    who: str = Field(description="哪个单位、哪个岗位；不给姓名")
    kinds: list[str]
    why: str


class Readings(BaseModel):
    """Some readings, and where the next ones begin."""

    items: list[ReadingShown]
    next: int | None = Field(description="下一页的 before；没有了为空")


class CopyFile(BaseModel):
    """The file, in base64: it passes through no cache."""

    name: str
    content: str = Field(description="base64")


class AskingPrivacy(Fields):
    """What one asks of those who keep the data."""

    kind: RequestKind
    words: Line = Field("", description="更正、说明、逝者近亲属要写一句")


@router.get(
    "/privacy", summary="存了我什么", operation_id="read_privacy",
    response={200: Privacy, **READING_SIGNED_IN},
)  # fmt: skip
def read_privacy(request: HttpRequest) -> HttpResponse:
    """每一类：内容、为什么存、谁看得到、存多久；提过的请求。"""
    person, actor = _oneself(request), actor_of(request)
    parts = actions.shown_to_oneself(person, actor)
    asked = PrivacyRequest.objects.visible_to(actor).order_by("-opened_at")[:MOST]
    return told(Privacy(kinds=_kinds(parts), requests=[_request(one) for one in asked]))


@router.get(
    "/privacy/readings", summary="谁看过我的资料", operation_id="list_readings",
    response={200: Readings, **READING_SIGNED_IN},
)  # fmt: skip
def list_readings(
    request: HttpRequest,
    before: Annotated[int | None, Query(None, ge=1, le=2**63 - 1, description="从这个编号往前")],
) -> HttpResponse:
    """新的在前，每页 50。"""
    seen = events_of("person", _oneself(request).pk).filter(verb="person.reveal").order_by("-id")
    if before is not None:
        seen = seen.filter(id__lt=before)
    found = list(seen[: MOST + 1])
    items = [
        ReadingShown(at=one.at, who=one.who, kinds=one.facts.get("kinds", []), why=one.why)
        for one in found[:MOST]
    ]
    return told(Readings(items=items, next=found[MOST - 1].pk if len(found) > MOST else None))


@router.get(
    "/privacy/copy", summary="复制一份我的资料", operation_id="take_copy",
    response={200: CopyFile, **READING_SIGNED_IN},
)  # fmt: skip
def take_copy(
    request: HttpRequest,
    form: Annotated[Literal["json", "pdf"], Query("json", description="json 或 pdf")],
) -> HttpResponse:
    """马上做好，哪里也不留；每次留痕。要五分钟内验过身份。"""
    person, at = _oneself(request), clock.now()
    if not is_recent(request.session, at=at):
        raise Objected(_NOT_RECENT)
    made = actions.take_copy(person=person, form=form, by=actor_of(request), at=at)
    name = f"wudan-{clock.day_of(at)}.{form}"
    return told(CopyFile(name=name, content=b64encode(made).decode()))


@router.post(
    "/privacy/requests", summary="提隐私请求", operation_id="ask_privacy",
    response={201: RequestShown, **WRITING},
)  # fmt: skip
def ask_privacy(request: HttpRequest, key: Key, body: AskingPrivacy) -> HttpResponse:
    """更正、注销、复制、说明，要人来办的；最迟 15 天答复。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        person = _oneself(request)
        made = actions.ask(person=person, kind=body.kind, words=body.words, by=actor, at=at)
        return Answer(201, _request(made).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _oneself(request: HttpRequest) -> Person:
    """Who asks, when they act for themselves. Raises Objected under a post."""
    actor = actor_of(request)
    if actor.is_staff:
        raise Objected(_BE_YOURSELF)
    return Person.objects.select_related("home").get(pk=actor.person)


def _kinds(parts: Sequence[Part]) -> list[Kind]:
    return [
        Kind(
            what=part.holding.what, level=part.holding.level.value, why=part.holding.why,
            basis=part.holding.basis, seen_by=part.holding.seen_by, kept=part.holding.kept,
            rows=[{cell.field: cell.text for cell in row} for row in part.rows],
            not_shown=part.secret_labels,
        )
        for part in parts
    ]  # fmt: skip


def _request(one: PrivacyRequest) -> RequestShown:
    return RequestShown(
        id=one.pk, kind=RequestKind(one.kind), kind_label=one.get_kind_display(), words=one.words,
        opened_at=one.opened_at, due_at=one.due_at, answered_at=one.answered_at,
        outcome=Outcome(one.outcome) if one.outcome else None, outcome_words=one.outcome_words,
    )  # fmt: skip
