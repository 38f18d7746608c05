"""登录: signing in by a cookie session, and choosing under which post to act."""

from typing import Annotated, cast

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from ninja import Router
from ninja.errors import HttpError
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields, Unaltered, Whole
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING, Refused, refused
from wudan.api.v1.shapes import UnitNamed
from wudan.api.v1.showing import unit_named
from wudan.api.v1.signing import Asked, signed_in
from wudan.kit import clock
from wudan.kit.refusals import Malformed
from wudan.people.actions import accounts
from wudan.people.actors import Actor
from wudan.people.models import Account, Post
from wudan.people.proving import note_proof, note_second_factor, passed_second_factor
from wudan.people.roles import ROLES
from wudan.people.second_factor import code_now
from wudan.people.signing_in import chosen_actor, posts_of

router = Router(tags=["登录"])
ACTING_POST = "acting_post"
"""Session key: the chosen post's id; 0 means acting for oneself."""
ONESELF = 0
BACKEND = "wudan.people.signing_in.AccountBackend"
WRONG = "账号或密码不对。"
NEEDED = "有岗位的账号还要第二因素：在 second_factor 里填动态码或恢复码；还没有设的，先到网页上设。"
NOT_PASSED = "这次登录没有验第二因素，只能以本人身份办事。请带 second_factor 重新登录。"
PostId = Annotated[int, Field(strict=True, ge=0, le=2**63 - 1), Whole]


class SigningIn(Fields):
    """Account, password and, if wished, the post to act under."""

    account: Annotated[str, Field(min_length=1, max_length=60), Unaltered]
    password: Annotated[str, Field(min_length=1, max_length=128), Unaltered]
    post: PostId | None = Field(None, description="岗位编号；0 为本人；不填则用第一个岗位")
    second_factor: Annotated[str, Field(min_length=1, max_length=20), Unaltered] | None = Field(
        None, description="动态码或恢复码；有岗位的账号要填，演示里可以不填"
    )


class Choosing(Fields):
    """The post to act under from now on."""

    post: PostId = Field(description="岗位编号；0 为本人")


class PostHeld(BaseModel):
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
    posts: list[PostHeld]
    csrf: str = Field(description="随改动请求放在 X-CSRFToken 里")
    second_factor_passed: bool = Field(description="是否验过第二因素；没有验过只能以本人身份办事")
    second_factor: str | None = Field(
        None, description="只在演示里：没有填时，替您当作已填的动态码"
    )


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
    别的网站因此无法代人登录。有岗位的账号还要 second_factor（或用 post: 0 以本人身份登录）；演示里不填也行，
    答复里的 second_factor 是替您当作已填的码。"""
    at = clock.now()
    entry = accounts.sign_in(
        name=body.account, password=body.password, address=request.META["REMOTE_ADDR"], at=at
    )
    if entry is None:
        raise HttpError(401, WRONG)
    posts = posts_of(entry.account.person_id, clock.day_of(at))
    _insist_on_post(body.post, posts)
    taken = body.second_factor or _taken_as_given(entry.account)
    if body.second_factor:
        try:
            accounts.prove_second_factor(account=entry.account, code=body.second_factor, at=at)
        except Malformed as fault:
            return refused(401, "second_factor_wrong", fault.words)
    elif posts and body.post != ONESELF and not taken:
        return refused(401, "second_factor_needed", NEEDED)
    _begin(request, entry.account, body.post, passed=bool(taken))
    return _shown(request, entry.account, posts, taken="" if body.second_factor else taken)


def _taken_as_given(account: Account) -> str:
    """In a demo the present code of an invented person stands for the one they would type."""
    return code_now(account) if settings.DEMO else ""


def _begin(request: HttpRequest, account: Account, post: int | None, *, passed: bool) -> None:
    """A session afresh: nothing of an earlier one goes on under this one."""
    request.session.flush()
    login(request, account, backend=BACKEND)
    note_proof(request.session, at=clock.now())
    if passed:
        note_second_factor(request.session, at=clock.now())
    if post is not None:
        request.session[ACTING_POST] = post


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
    if body.post != ONESELF and not passed_second_factor(request.session):
        return refused(401, "second_factor_needed", NOT_PASSED)
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
    accounts.sign_out(account=cast(Asked, request).user, at=clock.now())
    logout(request)
    return HttpResponse(status=204)


def _insist_on_post(post: int | None, posts: list[Post]) -> None:
    if post not in {None, ONESELF, *(held.pk for held in posts)}:
        raise Malformed({"post": "您现在没有这个岗位。"})


def _shown(
    request: HttpRequest, account: Account, posts: list[Post], *, taken: str = ""
) -> HttpResponse:
    passed = passed_second_factor(request.session)
    chosen = request.session.get(ACTING_POST) if passed else ONESELF
    actor = chosen_actor(posts, account.person_id, chosen)
    session = Session(
        actor=_actor(actor, account), posts=[_post(post) for post in posts],
        csrf=get_token(request), second_factor_passed=passed, second_factor=taken or None,
    )  # fmt: skip
    return told(session)


def _actor(actor: Actor, account: Account) -> ActorShown:
    return ActorShown(
        name=account.person.name, role=actor.role, role_name=actor.kind.name, label=actor.label,
        post=actor.post_id or ONESELF, verbs=sorted(actor.kind.verbs),
    )  # fmt: skip


def _post(post: Post) -> PostHeld:
    role = ROLES[post.role]
    return PostHeld(
        id=post.pk,
        role=role.code,
        role_name=role.name,
        title=post.title,
        unit=unit_named(post.unit),
    )
