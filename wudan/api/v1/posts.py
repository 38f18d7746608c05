"""岗位: who holds what; given, ended, handed over, confirmed by who stands above."""

from datetime import datetime
from typing import Annotated, Any

from django.conf import settings
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Nothing, Unaltered
from wudan.api.v1.once import Key, once
from wudan.api.v1.post_shapes import (
    AskingPosts,
    Candidate,
    Candidates,
    Confirmed,
    ConfirmingPosts,
    Ending,
    Granting,
    HandingOver,
    HandoverShown,
    PathId,
    PostDetail,
    Posts,
    PostShown,
    handover_shown,
    post_shown,
)
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, Objected, Objection
from wudan.meetings.handover import duties_of
from wudan.people.actions import posts
from wudan.people.actors import Actor
from wudan.people.budgets import spend_budget
from wudan.people.models import Handover, Person, Post
from wudan.people.permissions import ending_objection
from wudan.people.proving import is_recent
from wudan.people.querysets import PostQuerySet

router = Router(tags=["岗位"], auth=signed_in)
_STEP_UP = Objection("step_up", "任命、免去和确认岗位前要再验一次：请在 5 分钟内重新登录再提交。")
_FOUND = 20


@router.get(
    "/posts", summary="岗位", operation_id="list_posts", response={200: Posts, **READING_SIGNED_IN}
)
def list_posts(request: HttpRequest, asking: Annotated[AskingPosts, Query()]) -> HttpResponse:
    """自己的岗位；能任命的人和审计员还看得到辖区内的。每页最多 50。"""
    rows = Post.objects.visible_to(actor_of(request)).with_names().filter(pk__gt=asking.after)
    if asking.past == "false":
        rows = rows.held_on(day_of(clock.now()))
    found = list(_matching(rows, asking).order_by("pk")[: asking.limit + 1])
    shown = found[: asking.limit]
    more = shown[-1].pk if len(found) > asking.limit else None
    return told(Posts(items=[post_shown(post) for post in shown], next=more))


@router.get(
    "/posts/candidates", summary="找人任命", operation_id="find_candidates",
    response={200: Candidates, **READING_SIGNED_IN},
)  # fmt: skip
def find_candidates(
    request: HttpRequest, q: Annotated[str, Query(min_length=1, max_length=40), Unaltered]
) -> HttpResponse:
    """按姓名或手机号后四位，在自己能任命的范围里找；不需要有手机。"""
    actor, now = actor_of(request), clock.now()
    spend_budget("look_up", by=actor, at=now)
    held = Post.objects.held_on(day_of(now)).select_related("unit")
    people = Person.objects.appointable_by(actor).named_like(q).select_related("home")
    found = people.prefetch_related(Prefetch("posts", queryset=held, to_attr="held"))
    return told(
        Candidates(items=[_candidate(one) for one in found.order_by("name", "pk")[:_FOUND]])
    )


@router.post(
    "/posts", summary="任命", operation_id="grant_post", response={201: PostShown, **WRITING}
)
def grant_post(request: HttpRequest, key: Key, body: Granting) -> HttpResponse:
    """从今天起任职。代理写 `acting` 和 `ends_on`。要两人同意的岗位（安全管理员）到网页上提名。"""
    actor, at = _proven(request)

    def do() -> Answer:
        made = _given(body, actor, at)
        return Answer(201, post_shown(made).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/posts/confirmation", summary="季度确认", operation_id="confirm_posts",
    response={200: Confirmed, **WRITING},
)  # fmt: skip
def confirm_posts(request: HttpRequest, key: Key, body: ConfirmingPosts) -> HttpResponse:
    """确认到下个季度末；有一个不能确认，就都不确认。"""
    actor, at = _proven(request)

    def do() -> Answer:
        seen = Post.objects.visible_to(actor).filter(pk__in=body.posts)
        if seen.count() != len(set(body.posts)):
            raise Missing
        count = posts.confirm(posts=seen, by=actor, at=at)
        return Answer(200, Confirmed(confirmed=count).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get(
    "/posts/{pk}", summary="一个岗位", operation_id="read_post",
    response={200: PostDetail, **READING_SIGNED_IN},
)  # fmt: skip
def read_post(request: HttpRequest, pk: PathId) -> HttpResponse:
    """看得到的岗位，和能不能免去、交接。"""
    actor, post = actor_of(request), _post(actor_of(request), pk)
    objection = ending_objection(actor, post, on=day_of(clock.now()))
    words = objection.words if objection else ""
    return told(PostDetail(**post_shown(post).model_dump(), objection=words))


@router.post(
    "/posts/{pk}/ending", summary="免去", operation_id="end_post",
    response={200: PostShown, **WRITING},
)  # fmt: skip
def end_post(request: HttpRequest, pk: PathId, key: Key, body: Ending) -> HttpResponse:
    """立即生效，随任的岗位一起结束。"""
    actor, at = _proven(request)

    def do() -> Answer:
        ended = posts.end(post=_post(actor, pk), by=actor, at=at, why=body.why)
        return Answer(200, post_shown(ended).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/posts/{pk}/handover", summary="交接", operation_id="hand_over_post",
    response={201: HandoverShown, **WRITING},
)  # fmt: skip
def hand_over_post(request: HttpRequest, pk: PathId, key: Key, body: HandingOver) -> HttpResponse:
    """原来的人卸任，接手的人上任，未办的事写进交接单。"""
    actor, at = _proven(request)

    def do() -> Answer:
        post = _post(actor, pk)
        carried = Post.objects.running_on(day_of(at)).filter(through=post).select_related("unit")
        made = posts.hand_over(
            post=post, to=_person(actor, body.person), by=actor, at=at, title=body.title,
            items=duties_of([post, *carried], at=at), ends_on=body.ends_on, is_acting=body.acting,
            why=body.why,
        )  # fmt: skip
        return Answer(201, handover_shown(made, actor).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get(
    "/handovers/{pk}", summary="交接单", operation_id="read_handover",
    response={200: HandoverShown, **READING_SIGNED_IN},
)  # fmt: skip
def read_handover(request: HttpRequest, pk: PathId) -> HttpResponse:
    """接手的人，和看得到这个岗位的人。"""
    actor = actor_of(request)
    return told(handover_shown(_handover(actor, pk), actor))


@router.post(
    "/handovers/{pk}/acknowledgement", summary="确认接手", operation_id="acknowledge_handover",
    response={200: HandoverShown, **WRITING},
)  # fmt: skip
def acknowledge_handover(request: HttpRequest, pk: PathId, key: Key, body: Nothing) -> HttpResponse:
    """接手的人看过未办的事以后确认。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        posts.acknowledge(handover=_handover(actor, pk), by=actor, at=at)
        return Answer(200, handover_shown(_handover(actor, pk), actor).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _given(body: Granting, by: Actor, at: datetime) -> Post:
    terms: dict[str, Any] = {
        "person": _person(by, body.person), "role": body.role.value, "unit": _unit(body.unit),
        "by": by, "at": at, "title": body.title, "ends_on": body.ends_on, "why": body.why,
    }  # fmt: skip
    if not body.acting:
        return posts.grant(**terms, heads=body.heads)
    if body.heads:
        raise Malformed({"heads": "代理不占负责人的位置。"})
    return posts.appoint_acting(**terms)


def _proven(request: HttpRequest) -> tuple[Actor, datetime]:
    """Who asks and when, with a proof of the last minutes (G16). Raises Objected."""
    actor, at = actor_of(request), clock.now()
    if not is_recent(request.session, at=at):
        raise Objected(_STEP_UP)
    return actor, at


def _matching(rows: PostQuerySet, asking: AskingPosts) -> PostQuerySet:
    if asking.q:
        rows = rows.filter(Q(person__name__contains=asking.q) | Q(title__contains=asking.q))
    if asking.role is not None:
        rows = rows.filter(role=asking.role)
    if asking.unit:
        unit = Unit.objects.filter(county=settings.PACK.county, key=asking.unit).first()
        rows = rows.filter(unit__path__startswith=unit.path) if unit else rows.none()
    return rows


@looked_for("posts")
def _post(actor: Actor, pk: int) -> Post:
    found = Post.objects.visible_to(actor).with_names().filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _person(actor: Actor, pk: int) -> Person:
    found = Person.objects.appointable_by(actor).filter(pk=pk).first()
    if found is None:
        raise Missing("没有找到这个人，或不在您能任命的范围内。")
    return found


def _unit(key: str) -> Unit:
    found = Unit.objects.filter(county=settings.PACK.county, key=key).first()
    if found is None:
        raise Malformed({"unit": "没有这个单位。"})
    return found


@looked_for("handovers")
def _handover(actor: Actor, pk: int) -> Handover:
    rows = Handover.objects.filter(to_post__in=Post.objects.visible_to(actor).values("pk"))
    both = ("from_post__person", "from_post__unit", "to_post__person", "to_post__unit")
    found = rows.select_related(*both).filter(pk=pk).first()
    if found is None or not actor.is_staff:
        raise Missing
    return found


def _candidate(person: Person) -> Candidate:
    held: list[Post] = getattr(person, "held", [])
    return Candidate(
        id=person.pk, name=person.name, village=person.home.short_name if person.home else "",
        posts=[f"{post.unit.short_name}{post.named}" for post in held],
    )  # fmt: skip
