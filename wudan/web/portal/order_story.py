"""The portal's page of one order: the same for its own people, the slip, and the team."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.kit.refusals import Malformed, Stale
from wudan.orders.actions import Contact
from wudan.orders.enums import Stage
from wudan.orders.models import Dispatch, Order
from wudan.people.actors import Actor
from wudan.web.acting import actor_of
from wudan.web.order_page import Entry, context_of, fulfillment_of
from wudan.web.portal import order_facts, order_words
from wudan.web.portal.cards import Card
from wudan.web.portal.order_acts import Address, Refused, act_forms
from wudan.web.templatetags.words import moment


def own_order(
    request: HttpRequest, order: Order, *, contact: Contact | None = None,
    refused: Refused | None = None,
) -> HttpResponse:  # fmt: skip
    """The page at the order's own address."""

    def address(noun: str) -> str:
        return reverse(noun, args=[order.no])

    return show_order(request, order, address=address, contact=contact, refused=refused)


def show_order(
    request: HttpRequest, order: Order, *, address: Address, on_slip_of: Actor | None = None,
    contact: Contact | None = None, refused: Refused | None = None,
) -> HttpResponse:  # fmt: skip
    """The page; after a refused act with what was wrong, and what had been typed.

    `on_slip_of` is the beneficiary whose slip was opened, when nobody signed in as them.
    """
    actor, slip = on_slip_of or actor_of(request), on_slip_of is not None
    context = context_of(request, order, actor=on_slip_of, contact=contact)
    context |= _told(order, context, actor) | {
        "forms": act_forms(order, actor, address, refused),
        "refused": _notice(refused),
        "slip": slip,
    }
    return render(request, "portal/order.html", context, status=status_of(refused))


def _told(order: Order, context: Mapping[str, object], actor: Actor) -> dict[str, object]:
    live = context["live"]
    live = live if isinstance(live, Dispatch) else None
    contact = context["contact"]
    contact = contact if isinstance(contact, Contact) else None
    told = contact is not None or actor.person_id == order.placed_for_id
    entries = context["entries"]
    entries = entries if isinstance(entries, list) else []
    due, late = order_words.due_words(order)
    return {
        "reached": order_words.reached(order, (entry.verb for entry in entries)),
        "stopped": order_words.stopped_words(order),
        "now": order_words.now_words(order, live) + order_words.turn_words(order),
        "due": due,
        "late": late,
        "exit": order_words.exit_words(order),
        "merged_into": order.merged_into if order.stage == Stage.MERGED else None,
        "asked": _asked(entries, order),
        "lines": _lines(entries),
        "items": order_facts.items(order, actor, contact),
        "coming": order_facts.coming(order, live, fulfillment_of(live), told=told),
        "review": order_facts.review(order),
    }


def _asked(entries: list[Entry], order: Order) -> str:
    """What the site still wants to know."""
    if order.stage != Stage.RETURNED:
        return ""
    return next((entry.note for entry in reversed(entries) if entry.verb == "return"), "")


def _lines(entries: list[Entry]) -> list[Card]:
    return [
        {"at": moment(e.at), "label": e.label, "who": e.who, "note": e.note, "tone": e.tone}
        for e in reversed(entries)
    ]


def _notice(refused: Refused | None) -> dict[str, str]:
    """What goes on top: a reason, or a newer state; a typing fault stands beside its field."""
    if refused is None:
        return {}
    if isinstance(refused.fault, Malformed) and set(refused.errors) <= {"words", "score"}:
        return {"tone": "bad", "text": _("还没有提交：下面有一处要改，您写的还在。")}
    tone = "warn" if isinstance(refused.fault, Stale) else "bad"
    return {"tone": tone, "text": refused.fault.words}


def status_of(refused: Refused | None) -> int:
    """200, 422 refused, 409 somebody was first."""
    if refused is None:
        return 200
    return 409 if isinstance(refused.fault, Stale) else 422
