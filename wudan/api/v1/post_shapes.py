"""What posts look like as JSON, in and out."""

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, Field

from wudan.api.v1.fields import Code, Day, Fields, Flag, Line, Name, Unaltered, Whole
from wudan.api.v1.shapes import UnitNamed
from wudan.api.v1.showing import unit_named
from wudan.people.actors import Actor
from wudan.people.enums import PostRole
from wudan.people.models import Handover, Person, Post
from wudan.people.permissions import may_read_duties

MOST = 50
MOST_CONFIRMED = 500
Id = Annotated[int, Field(strict=True, ge=1, le=2**63 - 1), Whole]
PathId = Annotated[int, Field(ge=1, le=2**63 - 1)]


class PersonNamed(BaseModel):
    """A person by name, as who appoints needs to know them."""

    id: int
    name: str


class PostShown(BaseModel):
    """One post."""

    id: int
    person: PersonNamed
    role: PostRole
    named: str = Field(description="职务；代理的写明代理")
    unit: UnitNamed
    heads: bool
    acting: bool
    starts_on: date
    ends_on: date | None = Field(description="第一个不再任职的日子")
    confirmed_until: date | None = Field(description="最后一个有效的日子；不确认就失效")


class PostDetail(PostShown):
    """One post, and whether one may end it or hand it over."""

    objection: str = Field(description="为什么不能免去、交接；能的为空")


class Posts(BaseModel):
    """Some posts, and where the next ones begin."""

    items: list[PostShown]
    next: int | None = Field(description="下一页的 after；没有了为空")


class Candidate(PersonNamed):
    """Somebody who may be appointed, told apart from others of the name."""

    village: str
    posts: list[str]


class Candidates(BaseModel):
    """At most twenty."""

    items: list[Candidate]


class DutyShown(BaseModel):
    """One open duty as it stood; names nobody."""

    kind: str = Field(description="单停在哪里，或 callback 待回访")
    no: str
    words: str
    due: str


class HandoverShown(BaseModel):
    """What was handed over, from whom to whom."""

    id: int
    at: datetime
    from_post: PostShown
    to_post: PostShown
    duties: list[DutyShown] = Field(description="安全管理员不看群众的单，为空")
    duties_count: int
    why: str
    acknowledged_at: datetime | None


class AskingPosts(BaseModel):
    """Filters of the list."""

    q: Annotated[str, Field(max_length=40), Unaltered] = ""
    role: PostRole | None = None
    unit: Annotated[str, Field(max_length=40, description="单位的 key，含下级"), Unaltered] = ""
    past: Annotated[str, Field(pattern="^(true|false)$", description="连同已结束的")] = "false"
    after: Annotated[int, Field(ge=0, le=2**63 - 1)] = 0
    limit: Annotated[int, Field(ge=1, le=MOST)] = 30


class Term(Fields):
    """On what terms."""

    title: Name = ""
    acting: Flag = Field(False, description="代理：必须写 ends_on，最长 90 天")
    ends_on: Day | None = Field(None, description="第一个不再任职的日子")
    why: Line = ""


class Granting(Term):
    """A post for somebody."""

    person: Id
    role: PostRole
    unit: Code = Field(description="单位的 key")
    heads: Flag = Field(False, description="是这个单位的负责人")


class HandingOver(Term):
    """Who takes over."""

    person: Id


class Ending(Fields):
    """Why it ends."""

    why: Line


class ConfirmingPosts(Fields):
    """Those who go on."""

    posts: Annotated[list[Id], Field(min_length=1, max_length=MOST_CONFIRMED)]


class Confirmed(BaseModel):
    """How many were not confirmed that far before."""

    confirmed: int


def post_shown(post: Post) -> PostShown:
    """A post loaded `with_names()`."""
    return PostShown(
        id=post.pk, person=person_named(post.person), role=PostRole(post.role), named=post.named,
        unit=unit_named(post.unit), heads=post.heads, acting=post.is_acting,
        starts_on=post.starts_on, ends_on=post.ends_on, confirmed_until=post.confirmed_until,
    )  # fmt: skip


def person_named(person: Person) -> PersonNamed:
    """A person by name."""
    return PersonNamed(id=person.pk, name=person.name)


def handover_shown(made: Handover, actor: Actor) -> HandoverShown:
    """A handover with both posts; its duties as far as the actor may read them."""
    items = made.items if may_read_duties(actor, made.to_post.person_id) else []
    return HandoverShown(
        id=made.pk, at=made.at, from_post=post_shown(made.from_post),
        to_post=post_shown(made.to_post), duties=[DutyShown(**item) for item in items], duties_count=len(made.items),
        why=made.why, acknowledged_at=made.acknowledged_at,
    )  # fmt: skip
