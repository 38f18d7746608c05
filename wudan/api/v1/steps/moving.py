"""How a step is posted: once, by its key, on an order the actor may see, through one action."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol, TypeVar

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from wudan.api.v1.fields import Seen
from wudan.api.v1.loading import load_order
from wudan.api.v1.once import once
from wudan.api.v1.refusals import WRITING
from wudan.api.v1.shapes import NOUNS, Standing
from wudan.api.v1.showing import standing
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.orders.enums import HowSaid, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor

router = Router(tags=["五单的步骤"], auth=signed_in)
View = TypeVar("View", bound=Callable[..., Any])


class ToldStep(Seen):
    """A resident's own step, which a site may write down as she told it (口述)."""

    channel: HowSaid | None = Field(
        None, description="口述：工作人员照群众的话记的，写怎么说的；本人自己来做，不填"
    )


class Act(Protocol):
    """An action with everything but the order and the actor already said."""

    def __call__(self, *, order: Order, by: Actor, at: datetime, seen: int | None) -> Order: ...


class Loading(Protocol):
    """How the order of a step is found. Raises Missing."""

    def __call__(self, actor: Actor, no: str, *, at: datetime) -> Order: ...


def step(verb: Verb) -> Callable[[View], View]:
    """Mount a view as the step of a verb: `POST /orders/{no}/<noun>`."""
    return router.post(
        f"/orders/{{no}}/{NOUNS[verb]}",
        summary=verb.label,
        operation_id=f"{verb.value}_order",
        response={200: Standing, **WRITING},
    )


def move(
    request: HttpRequest, no: str, key: str, body: Seen, act: Act, *, load: Loading = load_order
) -> HttpResponse:
    """Take the step once, and answer where the order stands now."""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        order = load(actor, no, at=at)
        moved = act(order=order, by=actor, at=at, seen=body.version)
        return Answer(200, standing(moved).model_dump_json())

    return once(request, key, body, at=at, do=do)
