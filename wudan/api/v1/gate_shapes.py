"""What the gate looks like as JSON, in and out: a change as before and after, one's own review, the decision."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from wudan.api.v1.fields import Fields, Note, Whole
from wudan.kit.phrases import Phrase, in_words
from wudan.kit.refusals import Malformed, Stale
from wudan.projects.actions import gate
from wudan.projects.actions.holding import NEWER
from wudan.projects.enums import ChangeState, Conflict, GateOutcome
from wudan.projects.history import wanted
from wudan.projects.models import Criterion, GateRound, Reviewing

Count = Annotated[int, Field(strict=True, ge=0, le=9999), Whole]
_WHICH = Phrase("这一轮评的是变更，请看过以后写明是第几轮。")


class DifferenceShown(BaseModel):
    """One thing that would be said otherwise."""

    label: str = Field(description="改的是哪一项")
    before: str = Field(description="清单上现在的；没有写的是空")
    after: str


class ChangeShown(BaseModel):
    """What a round about a change is about; the listed text stays in force until the decision."""

    number: int = Field(description="第几次变更")
    state: ChangeState
    why: str
    differences: list[DifferenceShown] = Field(description="评审中的才有")


class ConflictDeclared(Fields):
    """回避声明."""

    conflict: Conflict
    words: Note = ""


class ReviewGiven(Fields):
    """An answer to each criterion, by its code."""

    values: dict[str, Count] = Field(max_length=40)
    words: Note
    private_words: Note = ""


class GateReviewShown(BaseModel):
    """One's own review; nothing of the others."""

    id: int
    project: str
    title: str
    change: ChangeShown | None = Field(description="评的是变更的，改什么；回避的人没有")
    due_at: datetime
    conflict: str
    given_at: datetime | None
    asked: list[str] = Field(description="要回答的各条的代码")


class GateReviews(BaseModel):
    """One's own reviews, the latest first."""

    items: list[GateReviewShown]


class GateDecided(Fields):
    """The decision; always with reasons."""

    outcome: GateOutcome
    reasons: Note
    round: Annotated[int, Field(strict=True, ge=1, le=32767), Whole] | None = Field(
        None, description="看过的是第几轮；评变更的一定要写"
    )


def change_shown(round_: GateRound | None) -> ChangeShown | None:
    """What the round would change; None when it is about the project itself, or there is none."""
    if round_ is None or round_.change is None:
        return None
    change = round_.change
    is_open = change.state == ChangeState.OPEN
    found = wanted(round_.project, change.content) if is_open else []
    told = [
        DifferenceShown(label=in_words(one.label), before=in_words(one.before), after=in_words(one.after))
        for one in found
    ]  # fmt: skip
    return ChangeShown(
        number=change.number, state=ChangeState(change.state), why=change.why, differences=told
    )


def review_shown(row: Reviewing) -> GateReviewShown:
    """For the one who reviews; who recused is told nothing of it."""
    return reviews_shown([row])[0]


def reviews_shown(rows: Collection[Reviewing]) -> list[GateReviewShown]:
    """Of many: one statement for what each is asked."""
    asked = gate.asked_of_each(rows)
    return [_review_shown(row, asked[row.pk]) for row in rows]


def _review_shown(row: Reviewing, asked: Iterable[Criterion]) -> GateReviewShown:
    is_recused = row.conflict == Conflict.HAS
    return GateReviewShown(
        id=row.pk, project=row.round.project.key, title=row.round.project.title,
        change=None if is_recused else change_shown(row.round),
        due_at=row.round.due_at, conflict=row.conflict, given_at=row.given_at,
        asked=[] if is_recused else [one.code for one in asked],
    )  # fmt: skip


def insist_read(round_: GateRound, number: int | None) -> None:
    """Who decides has read this round. Raises Malformed when a change is decided unread, Stale when it was another."""
    if number is None and round_.change_id is not None:
        raise Malformed({"round": _WHICH})
    if number is not None and number != round_.number:
        raise Stale("stale", NEWER)
