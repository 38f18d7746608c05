"""The facts of an order as its page tells them: what, for whom, who comes, how it was."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.kit.text import masked_name
from wudan.orders.actions import Contact
from wudan.orders.enums import Stage
from wudan.orders.flow import SERVING
from wudan.orders.models import Dispatch, Fulfillment, Order, Review
from wudan.people.actors import Actor
from wudan.web.order_page import said_of
from wudan.web.portal import order_words
from wudan.web.portal.cards import Card, wanted_words
from wudan.web.templatetags.words import moment

_REVIEWED = frozenset({Stage.REVIEWED, Stage.FOLLOWING_UP, Stage.SETTLED})


def items(order: Order, actor: Actor, contact: Contact | None) -> list[Card]:
    """What, where, when, at which site, under which number."""
    where = contact.address if contact else order.address.masked
    items: list[Card] = [
        {"label": _("要什么"), "value": order.words},
        {"label": _("怎么办"), "value": order.get_place_mode_display(),
         "note": where if order.address else ""},
        {"label": _("什么时候"), "value": wanted_words(order),
         "note": _("说了是急事") if order.urgent else ""},
        {"label": _("谁接的单"), "value": order.unit.short_name,
         "url": reverse("place", args=[order.unit_id])},
    ]  # fmt: skip
    if order.placed_for_id != actor.person_id or order.is_by_proxy:
        items.append(_for_whom(order, contact))
    if order.placed_for_id == actor.person_id:
        note = _("不登录，凭单号和回执码也能查。别告诉不相干的人。")
        items.append({"label": _("回执码"), "value": order.slip_code, "note": note})
    return items


def _for_whom(order: Order, contact: Contact | None) -> Card:
    """The beneficiary: in full only to those who need it, and only while they do."""
    how = _by_whom(order) if order.is_by_proxy else ""
    if contact is None:
        return {"label": _("给谁办"), "value": masked_name(order.placed_for.name), "note": how}
    note = in_words(Listed(SEMICOLON, filter(None, [contact.phone, how])))
    return {"label": _("给谁办"), "value": contact.name, "note": note}


def _by_whom(order: Order) -> str:
    """How the beneficiary agreed, and which guardian it was: each order is marked (A32)."""
    if order.bond_id is None:
        return order.get_consent_display()
    name = masked_name(order.placed_by.name)
    return _("%(name)s代点（%(how)s）") % {"name": name, "how": order.get_consent_display()}


def coming(
    order: Order, live: Dispatch | None, made: Fulfillment | None, *, told: bool
) -> dict[str, object]:
    """Who comes and when; the contact only while serving, then what was done."""
    if live is None or made is None:
        return {}
    serving = order.stage in SERVING
    return {
        "team": live.unit.name,
        "when": moment(made.done_at or made.starts_at),
        "people": made.people_count,
        "contact": made.contact if serving and told else "",
        "phone": live.team.phone if live.team and serving and told else "",
        "serving": serving,
        "done": made.done_words,
        "minutes": made.minutes,
    }


def review(order: Order) -> dict[str, object]:
    """What the resident said, and what came of it."""
    if Stage(order.stage) not in _REVIEWED:
        return {}
    written = Review.objects.select_related("follow_up", "saying").get(order=order)
    follow_up = getattr(written, "follow_up", None)
    return {
        "score": written.score,
        "stars": "1" * written.score,
        "words": written.words,
        "said": said_of(written.saying),
        "resolution": order_words.resolution_words(follow_up.resolution) if follow_up else "",
        "resolved": follow_up.words if follow_up else "",
    }
