"""未办事项: what a post has open on a day, for the one who takes it over (R046, feature 35).

Duties hang on units, never on persons: this list moves nothing, it tells. It names orders by
number and menu item only, since it is kept beyond the day on which they may be looked at.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Q

from wudan.kit.clock import day_of, local
from wudan.kit.phrases import Phrase
from wudan.orders.enums import Stage
from wudan.orders.models import Callback, Order
from wudan.orders.querysets import OrderQuerySet
from wudan.people.actions.posts import Duty
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.signing_in import actor_under

CALLBACK = "callback"
"""The kind of a duty that is a call to make; all other kinds are stages of an order."""
_SITES = frozenset({"station_keeper", "institute_staff", "center_office"})
_CHARGED = (Stage.OFFERED, Stage.SCHEDULED, Stage.STARTED)


def duties_of(posts: list[Post], *, at: datetime) -> dict[int, list[Duty]]:
    """The open duties of these posts, by unit; what must be done first comes first."""
    return {post.unit_id: open_duties(post, at=at) for post in posts}


def open_duties(post: Post, *, at: datetime) -> list[Duty]:
    """Everything that somebody under this post has to do: orders in hand, offers to answer,
    appointments, follow-ups, call-backs, each with its running deadline."""
    actor = actor_under(post)
    orders = _in_hand(actor, Order.objects.visible_to(actor, on=day_of(at)).open())
    shown = orders.select_related("service", "platform", "dispatch__fulfillment")
    return [*map(_duty, shown.soonest_due_first()), *_calls(actor)]


def known_to(actor: Actor, duties: list[Duty], *, on: date) -> list[Duty]:
    """Those whose order this actor may look at: a team's keeper appoints its leader, but does
    not thereby learn of orders that other villages gave it (A12)."""
    asked = Order.objects.visible_to(actor, on=on).filter(no__in=[duty.no for duty in duties])
    seen = set(asked.values_list("no", flat=True))
    return [duty for duty in duties if duty.no in seen]


def _in_hand(actor: Actor, orders: OrderQuerySet) -> OrderQuerySet:
    """Whose turn it is under this role; a unit's own orders, and what only its role can do."""
    charged = Q(dispatch__unit=actor.unit_id, stage__in=_CHARGED)
    if actor.role == "team_leader":
        return orders.filter(charged)
    if actor.role == "department_officer":
        return orders.filter(charged | Q(stage=Stage.ACCEPTED))
    if actor.role not in _SITES:
        return orders.none()
    own = Q(unit=actor.unit_id)
    if actor.may("follow_up"):
        own |= Q(stage=Stage.FOLLOWING_UP)
    if actor.may("dispatch"):
        own |= Q(stage=Stage.ACCEPTED)
    return orders.filter(own)


def _duty(order: Order) -> Duty:
    due = getattr(order, "due_at", None)
    return Duty(order.stage, order.no, _what(order), local(due).isoformat() if due else "")


def _what(order: Order) -> str:
    """The menu item or kind of service, never the resident's own words; when it is agreed on."""
    named = order.service or order.platform
    what = named.name if named else ""
    made = getattr(order.dispatch, "fulfillment", None)
    if order.stage not in _CHARGED or made is None:
        return what
    return Phrase(
        "{what}，约在{starts_at:%Y-%m-%d %H:%M}", what=what, starts_at=local(made.starts_at)
    )


def _calls(actor: Actor) -> Iterator[Duty]:
    waiting = Callback.objects.within(actor).waiting().select_related("order__service")
    for call in waiting.select_related("order__platform").order_by("drawn_at", "pk"):
        yield Duty(CALLBACK, call.order.no, _what(call.order))
