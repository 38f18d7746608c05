"""登录: signing in by a cookie session, and choosing under which post to act."""

from typing import Annotated, cast

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from ninja import Router
from ninja.errors import HttpError
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields, Unaltered, Whole
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING, Refused
from wudan.api.v1.shapes import UnitNamed
from wudan.api.v1.showing import unit_named
from wudan.api.v1.signing import Asked, signed_in
from wudan.kit import clock
from wudan.kit.refusals import Malformed
from wudan.people.actors import Actor
from wudan.people.knocking import Knock
from wudan.people.models import Account, Post
from wudan.people.roles import ROLES
from wudan.people.signing_in import chosen_actor, posts_of

router = Router(tags=["登录"])
ACTING_POST = "acting_post"
"""Session key: the chosen post's id; 0 means acting for oneself."""
ONESELF = 0
WRONG = "账号或密码不对。"
PostId = Annotated[int, Field(strict=True, ge=0, le=2**63 - 1), Whole]


class SigningIn(Fields):
    """Account, password and, if wished, the post to act under."""

    account: Annotated[str, Field(min_length=1, max_length=60), Unaltered]
    password: Annotated[str, Field(min_length=1, max_length=128), Unaltered]
    post: PostId | None = Field(None, description="岗位编号；0 为本人；不填则用第一个岗位")


class Choosing(Fields):
    """The post to act under from now on."""

    post: PostId = Field(description="岗位编号；0 为本人")


class PostShown(BaseModel):
    """A post the person holds today."""

    id: int
    role: str
    role_name: str
    title: str
    unit: UnitNamed


class ActorShown(BaseModel):
    """Who acts now."""

    name: str
    role: str
    role_name: str
    label: str
    post: int = Field(description="0 为本人")
    verbs: list[str]


class Session(BaseModel):
    """Who is signed in, and the token that acts must carry."""

    actor: ActorShown
    posts: list[PostShown]
    csrf: str = Field(description="随改动请求放在 X-CSRFToken 里")


@router.post(
    "/session",
    auth=None,
    summary="登录",
    operation_id="sign_in",
    response={
        200: Session, 400: Refused, 401: Refused, 413: Refused, 415: Refused, 422: Refused,
        429: Refused, 503: Refused,
    },
)  # fmt: skip
def sign_in(request: HttpRequest, body: SigningIn) -> HttpResponse:
    """账号不存在与密码不对，答复一样。再登录一次没有害处，所以不要提交编号；必须是 JSON 请求体，
    别的网站因此无法代人登录。"""
    tried = Knock(body.account, request.META["REMOTE_ADDR"])
    tried.count(at=clock.now())
    account = authenticate(request, account=body.account, password=body.password)
    if not isinstance(account, Account):
        raise HttpError(401, WRONG)
    tried.forgive()
    posts = posts_of(account.person_id, clock.day_of(clock.now()))
    _insist_on_post(body.post, posts)
    request.session.flush()  # nothing of an earlier session goes on under this one
    login(request, account)
    if body.post is not None:
        request.session[ACTING_POST] = body.post
    return _shown(request, account, posts)


@router.get(
    "/session",
    auth=signed_in,
    summary="我是谁",
    operation_id="read_session",
    response={200: Session, **READING_SIGNED_IN},
)
def read(request: HttpRequest) -> HttpResponse:
    """现在以什么身份办事，还有哪些岗位，以及改动请求要带的 csrf。"""
    asked = cast(Asked, request)
    return _shown(request, asked.user, list(asked.posts))


@router.put(
    "/session/post",
    auth=signed_in,
    summary="换岗位",
    operation_id="choose_post",
    response={200: Session, **WRITING},
)
def choose_post(request: HttpRequest, body: Choosing) -> HttpResponse:
    """选一个自己现任的岗位，或 0（本人）。一次只以一个身份办事。"""
    asked = cast(Asked, request)
    posts = list(asked.posts)
    _insist_on_post(body.post, posts)
    request.session[ACTING_POST] = body.post
    return _shown(request, asked.user, posts)


@router.delete(
    "/session",
    auth=signed_in,
    summary="退出",
    operation_id="sign_out",
    response={204: None, 400: Refused, 401: Refused, 403: Refused, 503: Refused},
)
def sign_out(request: HttpRequest) -> HttpResponse:
    """退出登录，会话作废。"""
    logout(request)
    return HttpResponse(status=204)


def _insist_on_post(post: int | None, posts: list[Post]) -> None:
    if post not in {None, ONESELF, *(held.pk for held in posts)}:
        raise Malformed({"post": "您现在没有这个岗位。"})


def _shown(request: HttpRequest, account: Account, posts: list[Post]) -> HttpResponse:
    actor = chosen_actor(posts, account.person_id, request.session.get(ACTING_POST))
    session = Session(
        actor=_actor(actor, account), posts=[_post(post) for post in posts], csrf=get_token(request)
    )
    return told(session)


def _actor(actor: Actor, account: Account) -> ActorShown:
    return ActorShown(
        name=account.person.name, role=actor.role, role_name=actor.kind.name, label=actor.label,
        post=actor.post_id or ONESELF, verbs=sorted(actor.kind.verbs),
    )  # fmt: skip


def _post(post: Post) -> PostShown:
    role = ROLES[post.role]
    return PostShown(
        id=post.pk,
        role=role.code,
        role_name=role.name,
        title=post.title,
        unit=unit_named(post.unit),
    )
