"""谁点的单: the resident, who ordered for them, and the leader of the team that is asked."""

from django.conf import settings
from django.urls import reverse

from wudan.jobs.telling.wording import when
from wudan.journal.events import events_of
from wudan.journal.outbox import Happening
from wudan.kit.clock import day_of
from wudan.notices.policies import Told
from wudan.orders.enums import Channel, FulfillmentState, Stage
from wudan.orders.models import Fulfillment, Order
from wudan.people.models import Bond, Post

_BY_MOUTH = (Channel.TELEPHONE, Channel.COUNTER, Channel.PAPER, Channel.PROXY)


def resident(event: Happening) -> list[Told]:
    """For whom it is. Who ordered through the keeper is told by the keeper's voice."""
    order = _order(event)
    if order.deidentified_on is not None:
        return []
    by_voice = order.placed_under_id is not None and order.channel in _BY_MOUTH
    return [Told(order.placed_for_id, _blanks(order, event), _page(order), by_voice=by_voice)]


def spoken_for(event: Happening) -> list[Told]:
    """For whom it is, when a site wrote down what she is said to have told: never by the site's own telephone
    or paper. What she did herself she knows."""
    order = _order(event)
    is_told = "channel" in event.facts or bool(event.facts.get("by_site"))
    if not is_told or order.deidentified_on is not None:
        return []
    return [Told(order.placed_for_id, _blanks(order, event), _page(order))]


def orderer(event: Happening) -> list[Told]:
    """Who ordered for somebody as family or helper; an officer who wrote it down is not told."""
    order = _order(event)
    is_other = order.placed_by_id != order.placed_for_id and order.placed_under_id is None
    if not is_other or order.deidentified_on is not None or not _still_speaks(order, event):
        return []
    return [Told(order.placed_by_id, _blanks(order, event), _page(order))]


def team_leader(event: Happening) -> list[Told]:
    """Who answers for the team that is, or was, asked."""
    order = _order(event)
    number = event.facts.get("dispatch")
    named = order.dispatches.filter(pk=number).first() if isinstance(number, int) else None
    asked = named or order.dispatch
    if asked is None or asked.team_id is None:
        return []
    held = Post.objects.held_on(day_of(event.heard_at)).filter(unit=asked.unit_id, role="team_leader", heads=True)  # fmt: skip
    blanks = {"item": order.title, "unit": order.origin.short_name}
    return [Told(post.person_id, blanks, _page(order)) for post in held.order_by("pk")]


def _order(event: Happening) -> Order:
    joined = Order.objects.select_related("service", "origin", "unit", "dispatch__unit")
    return joined.get(pk=event.subject_id)


def _still_speaks(order: Order, event: Happening) -> bool:
    """The bond under which it was ordered is still running."""
    running = Bond.objects.running_on(day_of(event.heard_at))
    return order.bond_id is None or running.filter(pk=order.bond_id).exists()


def _page(order: Order) -> str:
    return reverse("order", args=[order.no])


def _blanks(order: Order, event: Happening) -> dict[str, str]:
    said = events_of("order", order.pk).filter(pk=event.id).values_list("why", flat=True).first()
    held = Fulfillment.objects.filter(order=order).exclude(state=FulfillmentState.CANCELLED).first()
    return {
        "item": order.title, "no": order.number, "unit": order.unit.short_name,
        "why": _why(order) or said or "", "next": order.next_place, "hotline": settings.PACK.brand.hotline,
        "score": str(event.facts.get("score", "")),
        "team": order.dispatch.unit.short_name if order.dispatch else "",
        "day": when(held.starts_at) if held else "",
    }  # fmt: skip


def _why(order: Order) -> str:
    """Why it was declined or referred, in the words of the county's list."""
    verbs = {Stage.DECLINED: "decline", Stage.REFERRED: "refer"}
    verb = verbs.get(Stage(order.stage), "")
    named = settings.PACK.reasons.get(verb, {}).get(order.closed_code, "")
    return "，".join(filter(None, [named, order.closed_words]))
