"""An order's page for staff and teams: what it is, what can be done now, what else is going on.

The story and the objections come from `web.order_page`; here the acts become forms.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.activities.actions.organizing.from_order import order_objection
from wudan.activities.models import Activity
from wudan.kit import clock
from wudan.kit.text import masked_name
from wudan.orders import flow
from wudan.orders.actions import Contact
from wudan.orders.enums import Verb
from wudan.orders.models import Dispatch, Order, Review
from wudan.web import order_page, posting
from wudan.web.acting import actor_of
from wudan.web.console.acts import FORMS, ActForm
from wudan.web.console.acts.form import Words
from wudan.web.console.calendars import bookings_of, same_need, warning_of
from wudan.web.console.chain import chain_of
from wudan.web.console.guard import SITES
from wudan.web.console.rows import due_of
from wudan.web.console.stages import RATED, reached, stopped
from wudan.web.order_page import said_of
from wudan.web.templatetags.words import moment


@dataclass(frozen=True, slots=True)
class Card:
    """One act that can be done now."""

    noun: str
    label: Words
    icon: str
    danger: bool
    form: ActForm
    primary: bool
    unfolded: bool


@dataclass(frozen=True, slots=True)
class Blocked:
    """Acts that cannot be done now, all for the same reason."""

    words: str
    labels: list[Words]


_NEVER_THEIRS = frozenset({"not_your_team", "not_claimable", "residents_own", "nothing_said"})
"""Objections to acts that were never this actor's to do: not worth a line."""


def staff_page(
    request: HttpRequest, order: Order, *, refused: ActForm | None = None, words: str = "",
    status: int = 200, contact: Contact | None = None,
) -> HttpResponse:  # fmt: skip
    """The page; after a refusal with the refused form as typed, and the words on top."""
    context = order_page.context_of(request, order, contact=contact)
    acts = context["acts"]
    assert isinstance(acts, dict)  # noqa: S101 - made just above
    cards, blocked = cards_of(request, order, acts, refused)
    dispatching = acts.get(Verb.DISPATCH.value)
    if dispatching and dispatching.objection:
        blocked.setdefault(dispatching.objection.words, []).append(dispatching.label)
    context |= {
        "main_acts": [card for card in cards if card.primary],
        "more_acts": [card for card in cards if not card.primary],
        "blocked": [Blocked(why, labels) for why, labels in blocked.items()],
        "dispatches": dispatching is not None and dispatching.objection is None,
        "refusal_words": words,
        "timeline": [_line(entry) for entry in _entries(context)],
        "chain_lines": chain_of(_told(request, context["chain"])),
        "reached": reached(order),
        "stopped": stopped(order),
        "due": due_of(order, clock.now()),
    } | _reviewed(order)
    context |= _around(request, order, named=bool(contact or context["may_reveal"]))
    context |= _activity(request, order)
    return render(request, "console/order.html", context, status=status)


def _reviewed(order: Order) -> dict[str, object]:
    """What the resident said of the work, and to whom, if she told it by mouth."""
    if order.stage not in RATED:
        return {"review": None, "review_said": ""}
    written = Review.objects.filter(order=order).select_related("saying").first()
    return {"review": written, "review_said": said_of(written.saying if written else None)}


def cards_of(
    request: HttpRequest, order: Order, acts: dict[str, order_page.Act], refused: ActForm | None
) -> tuple[list[Card], dict[str, list[Words]]]:
    """The acts of the role at this stage: those that can be done, and by reason those that not."""
    actor = actor_of(request)
    cards: list[Card] = []
    blocked: dict[str, list[Words]] = {}
    for kind in FORMS:
        act = acts.get(kind.verb.value)
        if act is None or (act.objection and act.objection.code in _NEVER_THEIRS):
            continue
        again = refused if refused and refused.noun == kind.noun else None
        form = None if act.objection else again or kind(order=order, actor=actor)
        why = act.objection.words if act.objection else form.lacking() if form else ""
        if why or form is None:
            blocked.setdefault(why, []).append(kind.label)
            continue
        cards.append(
            Card(kind.noun, kind.label, kind.icon, kind.danger, form, kind.primary, bool(again))
        )
    return cards, blocked


def _around(request: HttpRequest, order: Order, *, named: bool) -> dict[str, object]:
    """The person, their calendar, and orders that ask for much the same."""
    actor = actor_of(request)
    person = order.placed_for
    in_site = actor.role in SITES
    return {
        "name": person.name if named else masked_name(person.name),
        "in_site": in_site,
        "bookings": bookings_of(order, clock.now()) if in_site else [],
        "twins": same_need(order) if in_site else [],
        "calendar_warning": warning_of(order) if in_site or actor.may("dispatch") else "",
    }


def _activity(request: HttpRequest, order: Order) -> dict[str, object]:
    """The list of who goes: the one there is, or the way to make it (for the team that took it on)."""
    actor = actor_of(request)
    if actor.role != "team_leader" or order.stage not in flow.SERVING:
        return {"activity_no": "", "may_make_activity": False}
    made = Activity.objects.run_by(actor).filter(order=order).exclude(stage="cancelled").first()
    may = made is None and order_objection(actor, order) is None
    return {
        "activity_no": made.no if made else "",
        "may_make_activity": may,
        "activity_token": posting.new_token(),
    }


def _told(request: HttpRequest, chain: object) -> list[Dispatch]:
    """What a team may read of the chain: its own dispatches, not what other teams answered."""
    assert isinstance(chain, list)  # noqa: S101 - made in order_page
    actor = actor_of(request)
    if actor.role != "team_leader":
        return chain
    return [made for made in chain if made.unit_id == actor.unit_id]


def _entries(context: dict[str, object]) -> list[order_page.Entry]:
    entries = context["entries"]
    assert isinstance(entries, list)  # noqa: S101 - made by context_of
    return entries


def _line(entry: order_page.Entry) -> dict[str, str]:
    return {
        "at": moment(entry.at), "label": entry.label, "who": entry.who or _("系统"),
        "note": entry.note, "tone": entry.tone,
    }  # fmt: skip
