"""宣传内容: what is public, by anybody; writing, proposing, signing and taking down by the same posts as on the pages."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel

from wudan.api.v1.answering import told
from wudan.api.v1.content_shapes import (
    ArticleMarking,
    ArticleSendingBack,
    ArticleShown,
    ArticleSigning,
    ArticleTakingDown,
    Draft,
    NewDraft,
    NextDraft,
    PieceLine,
    PieceLines,
    PieceShown,
    PieceUsed,
    PieceUseNoted,
    SeenRevision,
)
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING, READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.content import actions
from wudan.content.actions.use import Used
from wudan.content.enums import ArticleKind
from wudan.content.models import Article, Revision, Showing
from wudan.content.permissions import signing_objection, using_objection, writing_objection
from wudan.content.policies import Written, signed_of, written_of
from wudan.content.querysets import ShowingQuerySet
from wudan.content.search import find
from wudan.journal.answers import Answer
from wudan.kit import clock, numbers
from wudan.kit.refusals import Missing, insist
from wudan.kit.written import from_html
from wudan.people.actors import Actor

router = Router(tags=["宣传内容"])
_PAGE = 20


@router.get("/content", summary="宣传和故事", operation_id="list_pieces", auth=None, response={200: PieceLines, **READING})  # fmt: skip
def list_pieces(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=60, description="找的字")] = "",
    kind: Annotated[ArticleKind | None, Query(description="哪一种")] = None,
    before: Annotated[int | None, Query(ge=1, le=2**53, description="比它早的")] = None,
) -> HttpResponse:
    """三审过、现在公开的，新的在前。"""
    rows = find(_public(), q.replace("\x00", ""))
    rows = rows.filter(article__kind=kind) if kind else rows
    rows = rows.filter(pk__lt=before) if before else rows
    found = list(rows.order_by("-pk")[: _PAGE + 1])
    more = found[_PAGE - 1].pk if len(found) > _PAGE else None
    return _unkept(told(PieceLines(items=[PieceLine(**_line(one)) for one in found[:_PAGE]], before=more)))  # fmt: skip


@router.get("/content/{no}", summary="一篇", operation_id="read_piece", auth=None, response={200: PieceShown, **READING})  # fmt: skip
def read_piece(request: HttpRequest, no: str) -> HttpResponse:
    """撤下的、没有公开的，一律 404。"""
    one = _shown_by(no)
    rights = settings.PACK.content.rights.get(one.revision.rights, "")
    words: dict[str, Any] = {
        "body": one.revision.body,
        "source": one.revision.source,
        "credit": one.revision.credit,
    }
    return _unkept(told(PieceShown(**_line(one), **words, rights=rights)))


@router.post("/content/{no}/uses", summary="记一次使用", operation_id="use_piece", auth=signed_in, response={201: PieceUseNoted, **WRITING})  # fmt: skip
def use_piece(request: HttpRequest, no: str, key: Key, body: PieceUsed) -> HttpResponse:
    """放了、借了、读了、贴了；只记人数。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        one, unit = _shown_by(no), Unit.objects.filter(pk=actor.unit_id or 0).first()
        insist(using_objection(actor, one))
        if unit is None:
            raise Missing
        made = actions.note_use(
            article=one.article, unit=unit, used=Used(**body.model_dump()), by=actor, at=at
        )
        return Answer(201, PieceUseNoted(id=made.pk).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post("/articles", summary="写一篇", operation_id="write_article", auth=signed_in, response={201: ArticleShown, **WRITING})  # fmt: skip
def write_article(request: HttpRequest, key: Key, body: NewDraft) -> HttpResponse:
    """写在自己的单位下面；存下不公开。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        insist(writing_objection(actor))
        unit = Unit.objects.get(pk=actor.unit_id or 0)
        made = actions.start(unit=unit, kind=body.kind, written=_written(body), by=actor, at=at)
        return Answer(201, _shown(made, actor).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get("/articles/{int:pk}", summary="办公台上的一篇", operation_id="read_article", auth=signed_in, response={200: ArticleShown, **READING_SIGNED_IN})  # fmt: skip
def read_article(request: HttpRequest, pk: int) -> HttpResponse:
    """最新的一稿，签到哪一步。"""
    actor = actor_of(request)
    return told(_shown(_load(actor, pk), actor))


@router.post("/articles/{int:pk}/revisions", summary="改一稿", operation_id="revise_article", auth=signed_in, response={200: ArticleShown, **WRITING})  # fmt: skip
def revise_article(request: HttpRequest, pk: int, key: Key, body: NextDraft) -> HttpResponse:
    """前面签的都不算，要重新送审。照片、短片和写到的人照原来的。"""

    def do(article: Article, actor: Actor, at: datetime) -> None:
        before = written_of(_latest(article))
        written = _written(body, before=before)
        actions.write(article=article, written=written, seen=body.seen, by=actor, at=at)

    return _step(request, pk, key, body, do)


@router.post("/articles/{int:pk}/proposals", summary="送审", operation_id="propose_article", auth=signed_in, response={200: ArticleShown, **WRITING})  # fmt: skip
def propose_article(request: HttpRequest, pk: int, key: Key, body: SeenRevision) -> HttpResponse:
    """最新的一稿送审。"""

    def do(article: Article, actor: Actor, at: datetime) -> None:
        actions.propose(article=article, seen=body.seen, by=actor, at=at)

    return _step(request, pk, key, body, do)


@router.post("/articles/{int:pk}/signatures", summary="审签", operation_id="sign_article", auth=signed_in, response={200: ArticleShown, **WRITING})  # fmt: skip
def sign_article(request: HttpRequest, pk: int, key: Key, body: ArticleSigning) -> HttpResponse:
    """签下一审。写过的不能签，签过一审的不能再签；三审签了就公开。"""

    def do(article: Article, actor: Actor, at: datetime) -> None:
        actions.sign(article=article, seen=body.seen, words=body.words, by=actor, at=at)

    return _step(request, pk, key, body, do)


@router.post("/articles/{int:pk}/send-backs", summary="退回去改", operation_id="send_back_article", auth=signed_in, response={200: ArticleShown, **WRITING})  # fmt: skip
def send_back_article(request: HttpRequest, pk: int, key: Key, body: ArticleSendingBack) -> HttpResponse:  # fmt: skip
    """轮到谁签，谁就可以退回；改过再从一审签起。"""

    def do(article: Article, actor: Actor, at: datetime) -> None:
        actions.send_back(article=article, seen=body.seen, words=body.words, by=actor, at=at)

    return _step(request, pk, key, body, do)


@router.post("/articles/{int:pk}/marks", summary="校对：标一处", operation_id="mark_article", auth=signed_in, response={200: ArticleShown, **WRITING})  # fmt: skip
def mark_article(request: HttpRequest, pk: int, key: Key, body: ArticleMarking) -> HttpResponse:
    """标了的处理完才能签：改一稿，或写明为什么不改。"""

    def do(article: Article, actor: Actor, at: datetime) -> None:
        actions.mark(
            article=article, seen=body.seen, kind=body.kind, excerpt=body.excerpt, words=body.words, by=actor, at=at
        )  # fmt: skip

    return _step(request, pk, key, body, do)


@router.post("/articles/{int:pk}/copies", summary="照着写一篇新的", operation_id="copy_article", auth=signed_in, response={201: ArticleShown, **WRITING})  # fmt: skip
def copy_article(request: HttpRequest, pk: int, key: Key, body: SeenRevision) -> HttpResponse:
    """答复是新的那篇。写过原来那篇的人，也不能审新的；照片和短片不带过去。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        held = _load(actor, pk)
        insist(writing_objection(actor))
        unit = Unit.objects.get(pk=actor.unit_id or 0)
        made = actions.copy(article=held, unit=unit, seen=body.seen, by=actor, at=at)
        return Answer(201, _shown(_load(actor, made.pk), actor).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post("/articles/{int:pk}/taking-down", summary="马上撤下", operation_id="take_down_article", auth=signed_in, response={200: ArticleShown, **WRITING})  # fmt: skip
def take_down_article(request: HttpRequest, pk: int, key: Key, body: ArticleTakingDown) -> HttpResponse:  # fmt: skip
    """写明为什么。"""

    def do(article: Article, actor: Actor, at: datetime) -> None:
        actions.take_down(article=article, why=body.why, by=actor, at=at)

    return _step(request, pk, key, body, do)


def _step(
    request: HttpRequest, pk: int, key: str, body: BaseModel, act: Callable[[Article, Actor, datetime], None]
) -> HttpResponse:  # fmt: skip
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        act(_load(actor, pk), actor, at)
        return Answer(200, _shown(_load(actor, pk), actor).model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("articles")
def _load(actor: Actor, pk: int) -> Article:
    rows = Article.objects.visible_to(actor).with_state()
    found = rows.select_related("unit", "proposed", "award__candidate").filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _public() -> ShowingQuerySet:
    rows = Showing.objects.public(clock.now())
    return rows.filter(article__county=settings.PACK.county).with_pieces()


def _shown_by(no: str) -> Showing:
    found = _public().filter(article__no=no).first() if numbers.is_number(no) else None
    if found is None:
        raise Missing
    return found


def _latest(article: Article) -> Revision:
    return article.revisions.get(number=article.latest)


def _written(body: Draft, *, before: Written | None = None) -> Written:
    words = from_html(body.html) if body.html.strip() else body.body
    kept: dict[str, Any] = {} if before is None else {"persons": before.persons, "placed": before.placed, "people_words": before.people_words}  # fmt: skip
    why = body.why if isinstance(body, NextDraft) else ""
    return Written(title=body.title, body=words, rights=body.rights, source=body.source, credit=body.credit, why=why, **kept)  # fmt: skip


def _line(one: Showing) -> dict[str, Any]:
    return {
        "no": one.article.no, "kind": ArticleKind(one.article.kind), "title": one.revision.title,
        "unit_name": one.article.unit.name, "since": one.since, "number": one.revision.number, "hash": one.revision.hash,
    }  # fmt: skip


def _shown(article: Article, actor: Actor) -> ArticleShown:
    latest = _latest(article)
    signed = signed_of(article, latest)
    found = signing_objection(actor, article, latest, signed, settings.PACK.content)
    return ArticleShown(
        id=article.pk, no=article.no, kind=ArticleKind(article.kind), state=article.state, title=latest.title,
        body=latest.body, number=latest.number, hash=latest.hash, signed=signed.count, can_sign=found is None,
        why_not=found.words if found else "",
    )  # fmt: skip


def _unkept(answer: HttpResponse) -> HttpResponse:
    """A consent may be taken back."""
    answer["Cache-Control"] = "no-store"
    return answer
