"""What is said of pieces: shapes of bodies and answers."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from wudan.api.v1.fields import Fields, Words
from wudan.content.enums import ArticleKind, ArticleState, MarkKind, UseKind


class PieceLine(BaseModel):
    """One public piece in a list."""

    no: str
    kind: ArticleKind
    title: str
    unit_name: str
    since: datetime
    number: int = Field(description="第几稿")
    hash: str = Field(description="摘要：签的、印的都是这一个")


class PieceLines(BaseModel):
    """Public pieces, newest first."""

    items: list[PieceLine]
    before: int | None = Field(description="还有更早的：下一次带上它")


class PieceShown(PieceLine):
    """One public piece with its words."""

    body: str = Field(description="# 小标题，- 条目，1. 编号，| 表格 |，**重点**")
    source: str
    rights: str
    credit: str


class Draft(Fields):
    """What is written; `html` of a word processor is taken instead of `body`, cleaned."""

    title: Words
    body: str = Field("", max_length=25_000)
    html: str = Field("", max_length=400_000)
    rights: str = Field("own", max_length=12)
    source: Words
    credit: str = Field("", max_length=120)


class NewDraft(Draft):
    """The first revision says what it is."""

    kind: ArticleKind


class NextDraft(Draft):
    """Another revision, of what was read."""

    seen: str = Field(max_length=64, description="读到的那一稿的摘要")
    why: str = Field("", max_length=200, description="改了什么")


class SeenRevision(Fields):
    """What was read, by its hash."""

    seen: str = Field(max_length=64, description="读到的那一稿的摘要")


class ArticleSigning(SeenRevision):
    """A signature, of what was read."""

    words: str = Field("", max_length=200)


class ArticleSendingBack(SeenRevision):
    """Not signed, and why."""

    words: str = Field(max_length=400, description="为什么退回")


class ArticleMarking(SeenRevision):
    """Words that are wrong, and what is wrong with them."""

    kind: MarkKind
    excerpt: str = Field(max_length=60, description="哪几个字")
    words: str = Field(max_length=200, description="怎么改")


class ArticleTakingDown(Fields):
    """Why it goes down."""

    why: Words


class PieceUsed(Fields):
    """What was done with it, for how many as the leader counted."""

    kind: UseKind
    on: date
    people_count: int | None = Field(None, ge=1, le=20_000)
    words: str = Field("", max_length=120)


class PieceUseNoted(BaseModel):
    """It is in the log."""

    id: int


class ArticleShown(BaseModel):
    """A piece at the desk: its latest revision and how far it is."""

    id: int
    no: str
    kind: ArticleKind
    state: ArticleState
    title: str
    body: str
    number: int
    hash: str
    signed: int = Field(description="签了几审")
    can_sign: bool = Field(description="现在能不能由您签下一审")
    why_not: str = Field(description="不能签的原因")
