"""积分卡: how one's own stands, and lost. Giving out, unlocking and replacing are the counter's pages; no twin."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Nothing
from wudan.api.v1.once import Key, once
from wudan.api.v1.post_shapes import PathId
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.rewards.actions import cards
from wudan.rewards.enums.card import CardState
from wudan.rewards.models import Card

router = Router(tags=["积分"], auth=signed_in)
MOST = 20


class PointCardShown(BaseModel):
    """A card of one's own; never its whole number, never its PIN."""

    id: int
    tail: str = Field(description="卡号后四位")
    is_shared: bool = Field(description="家里的卡")
    state: CardState
    is_shut: bool = Field(description="密码输错太多次锁上了")
    issued_at: datetime
    ended_at: datetime | None


class PointCards(BaseModel):
    """One's own cards, newest first."""

    items: list[PointCardShown]


@router.get(
    "/cards", summary="我的积分卡", operation_id="read_cards",
    response={200: PointCards, **READING_SIGNED_IN},
)  # fmt: skip
def read_cards(request: HttpRequest) -> HttpResponse:
    """本人的和家里的；在岗位上看到的也只是自己的。"""
    mine = Card.objects.of_person(actor_of(request).person_id).order_by("-issued_at", "-pk")
    return told(PointCards(items=[_shown(card) for card in mine[:MOST]]))


@router.post(
    "/cards/{pk}/loss", summary="挂失积分卡", operation_id="report_card_lost",
    response={200: PointCardShown, **WRITING},
)  # fmt: skip
def report_card_lost(request: HttpRequest, pk: PathId, key: Key, body: Nothing) -> HttpResponse:
    """马上停用，不能恢复；再报一次也是一样的结果。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        held = cards.report_lost(card=_load(actor, pk), by=actor, at=at)
        return Answer(200, _shown(held).model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("cards")
def _load(actor: Actor, pk: int) -> Card:
    """One's own, or under a post one of the units in reach."""
    within = Card.objects.visible_to(actor).filter(pk=pk).first()
    found = within or Card.objects.of_person(actor.person_id).filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _shown(card: Card) -> PointCardShown:
    return PointCardShown(
        id=card.pk, tail=card.no[-4:], is_shared=card.household_id is not None,
        state=CardState(card.state), is_shut=card.is_shut, issued_at=card.issued_at,
        ended_at=card.ended_at,
    )  # fmt: skip
