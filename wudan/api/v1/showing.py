"""An order as JSON: its standing, a row of a list, or the whole of it with what is allowed.

Phone and address are masked but to oneself; `POST /orders/{no}/contact` gives them in full.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from wudan.api.v1.shapes import (
    NOUNS,
    Allowed,
    Closing,
    Coded,
    Contact,
    Detail,
    DispatchShown,
    FulfillmentShown,
    Placed,
    ReviewShown,
    Row,
    Standing,
    UnitNamed,
    Why,
)
from wudan.areas.models import Unit
from wudan.catalog.enums import PlaceMode
from wudan.catalog.models import Platform, Service
from wudan.kit.clock import day_of
from wudan.kit.text import masked_name
from wudan.orders import actions, flow, permissions
from wudan.orders.enums import (
    Channel,
    Consent,
    DayPart,
    DispatchKind,
    DispatchState,
    FulfillmentState,
    HowSaid,
    OrderState,
    Resolution,
    Stage,
    Verb,
)
from wudan.orders.models import Dispatch, Fulfillment, Order, Review
from wudan.people.actors import Actor


def standing(order: Order) -> Standing:
    """Where it stands."""
    return Standing(**_standing(order))


def placed(order: Order) -> Placed:
    """A new order."""
    return Placed(**_standing(order), slip_code=_slip_code(order), unit=unit_named(order.unit))


def _slip_code(order: Order) -> str:
    """The ward's own: a guardian follows the order by his account, and only while the bond runs."""
    return "" if order.bond_id else order.slip_code


def rows(orders: Iterable[Order], *, at: datetime, nameless: bool = False) -> list[Row]:
    """A list; orders come `with_names` and `with_due`. `nameless` for those not yet concerned."""
    shown = [Row(**_row(order, at)) for order in orders]
    for row in shown:
        row.person = "" if nameless else row.person
    return shown


def detail(actor: Actor, order: Order, *, at: datetime) -> Detail:
    """The whole of it, as this actor may see it; costs two statements."""
    return Detail(
        **_row(order, at),
        words=order.words,
        place_mode=PlaceMode(order.place_mode),
        headcount=order.headcount,
        channel=Channel(order.channel),
        consent=Consent(order.consent),
        is_by_proxy=order.is_by_proxy,
        contact=_contact(actor, order),
        dispatch=_dispatch(order.dispatch),
        fulfillment=_fulfillment(order),
        review=_review(order),
        closing=_closing(order),
        allowed=_allowed(actor, order, on=day_of(at)),
    )


def unit_named(unit: Unit) -> UnitNamed:
    """A unit by its key."""
    return UnitNamed(key=unit.key, name=unit.short_name)


def _standing(order: Order) -> dict[str, Any]:
    stage = Stage(order.stage)
    return {
        "no": order.no, "number": order.number, "stage": stage, "stage_label": stage.label,
        "state": order.state, "holder": flow.HOLDER_OF[stage], "version": order.version,
        "closed_at": order.closed_at,
    }  # fmt: skip


def _row(order: Order, at: datetime) -> dict[str, Any]:
    due_at: datetime | None = getattr(order, "due_at", None)
    return _standing(order) | {
        "title": order.title, "person": masked_name(order.placed_for.name),
        "platform": _coded(order.platform), "service": _coded(order.service),
        "unit": unit_named(order.unit), "origin": unit_named(order.origin),
        "placed_at": order.placed_at, "wanted_on": order.wanted_on,
        "wanted_part": DayPart(order.wanted_part), "urgent": order.urgent,
        "due_at": due_at, "is_overdue": due_at is not None and due_at <= at,
    }  # fmt: skip


def _coded(thing: Platform | Service | None) -> Coded | None:
    return Coded(code=thing.code, name=thing.name) if thing else None


def contact_in_full(found: actions.Contact) -> Contact:
    """What was just read in full; the caller has it from an action that wrote the trail."""
    point = found.point
    return Contact(
        masked=False, name=found.name, phone=found.phone, address=found.address,
        lon=point.lon if point else None, lat=point.lat if point else None,
    )  # fmt: skip


def _contact(actor: Actor, order: Order) -> Contact:
    """One's own in full; else the name to those who may ask for the rest, all of it masked."""
    own = actions.own_contact(order, actor)
    if own is not None:
        return contact_in_full(own)
    person = order.placed_for
    named = permissions.may_see_contact(actor, order)
    return Contact(
        masked=True, name=person.name if named else masked_name(person.name),
        phone=person.phone.masked, address=order.address.masked or order.origin.short_name,
        lon=None, lat=None,
    )  # fmt: skip


def _dispatch(made: Dispatch | None) -> DispatchShown | None:
    if made is None:
        return None
    return DispatchShown(
        kind=DispatchKind(made.kind), state=DispatchState(made.state), unit=unit_named(made.unit),
        claimed=made.claimed, at=made.at,
    )  # fmt: skip


def _fulfillment(order: Order) -> FulfillmentShown | None:
    if order.dispatch_id is None:
        return None
    made = Fulfillment.objects.filter(dispatch=order.dispatch_id).first()
    if made is None:
        return None
    return FulfillmentShown(
        state=FulfillmentState(made.state), contact=made.contact, people_count=made.people_count,
        starts_at=made.starts_at, started_at=made.started_at, done_at=made.done_at,
        done_words=made.done_words, minutes=made.minutes,
    )  # fmt: skip


def _review(order: Order) -> ReviewShown | None:
    if order.state is not OrderState.REVIEWED:
        return None
    written = Review.objects.select_related("follow_up", "saying").get(order=order.pk)
    shown = ReviewShown(at=written.at, score=written.score, words=written.words)
    if written.saying is not None:
        shown.how_said = HowSaid(written.saying.channel)
        shown.heard_by = written.saying.taken_as
    follow_up = getattr(written, "follow_up", None)
    if follow_up is not None and follow_up.resolution:
        shown.resolution = Resolution(follow_up.resolution)
        shown.resolution_words = follow_up.words
    return shown


def _closing(order: Order) -> Closing | None:
    if not order.closed_code and order.merged_into is None:
        return None
    return Closing(
        code=order.closed_code, words=order.closed_words, next_place=order.next_place,
        merged_into=order.merged_into.no if order.merged_into else None,
    )  # fmt: skip


def _allowed(actor: Actor, order: Order, *, on: date) -> list[Allowed]:
    verbs = [verb for verb in flow.verbs_from(Stage(order.stage)) if actor.may(verb)]
    return [
        Allowed(
            verb=verb, label=verb.label, noun=NOUNS[verb], objection=_why(verb, actor, order, on)
        )
        for verb in verbs
    ]


def _why(verb: Verb, actor: Actor, order: Order, on: date) -> Why | None:
    objection = permissions.objection(verb, actor, order, on=on)
    return Why(code=objection.code, words=objection.words) if objection else None
