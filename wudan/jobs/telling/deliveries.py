"""配送: the party that is asked, or no longer; the site that was promised something; who planned it (R039).

A round asks a team for many villages at one stroke: one message speaks of all of them.
"""

from django.urls import reverse

from wudan.areas.models import Unit
from wudan.deliveries.enums import DeliveryStage, OfferState
from wudan.deliveries.models import Delivery, DeliveryOffer
from wudan.deliveries.querysets.deliveries import DeliveryOfferQuerySet
from wudan.jobs.telling.facts import doer, holders, keepers, number_in, reason, roles_that_may
from wudan.jobs.telling.wording import when
from wudan.journal.outbox import Happening
from wudan.notices.policies import Told
from wudan.orders.enums import DispatchKind

_ANSWERING, _RECEIVING, _PLANNING = map(roles_that_may, ("confirm", "accept", "plan_deliveries"))
_WITH = ("delivery__round__service", "delivery__unit")


def asked_party(event: Happening) -> list[Told]:
    """Who answers for the party that is asked, or asked again for another time; while the answer is still due."""
    unit = number_in(event, "unit")
    asked = DeliveryOffer.objects.filter(unit=unit, at=event.at, state=OfferState.OFFERED)
    rows = list(asked.select_related(*_WITH).order_by("delivery__starts_at", "pk"))
    if event.subject_id not in _first_of(rows):
        return []
    first, due = rows[0], min(row.due_at for row in rows)
    ask = (
        f"请在{when(due)}前回一声"
        if first.kind == DispatchKind.DUTY
        else f"去不去都请在{when(due)}前回一声，不去不扣什么；到期没有回话就另请别人"
    )
    return _to_party(event, unit, _blanks(first.delivery, many=len(rows)) | {"ask": ask}, len(rows))


def unasked_party(event: Happening) -> list[Told]:
    """Who answers for the party that need not go; not when it was asked again in the same act."""
    unit = number_in(event, "unit")
    again = DeliveryOffer.objects.filter(unit=unit, at=event.at).values("delivery")
    ended = _ended(event, unit, OfferState.RECALLED).exclude(delivery__in=again)
    rows = list(ended.select_related(*_WITH).order_by("delivery__starts_at", "pk"))
    if event.subject_id not in _first_of(rows):
        return []
    blanks = _blanks(rows[0].delivery, many=len(rows)) | {"why": reason(event, "delivery")}
    return _to_party(event, unit, blanks, len(rows))


def promised_site(event: Happening) -> list[Told]:
    """Who keeps the site to which somebody says it comes."""
    row = _delivery(event)
    if row.stage != DeliveryStage.ACCEPTED:
        return []
    return _to_site(event, row, _blanks(row))


def let_down_site(event: Happening) -> list[Told]:
    """Who keeps the site, when what somebody had promised is off, or is at another time."""
    if event.facts.get("was") != DeliveryStage.ACCEPTED:
        return []
    row = _delivery(event)
    changed = {
        "delivery.refuse": "原来答应的去不了了，正在另请",
        "delivery.recall": "换人去，正在另请",
        "delivery.move": f"改到{when(row.starts_at)}，等他们再答复",
        "delivery.cancel": f"取消了，{row.why}",
    }
    blanks = _blanks(row) | {"day": _before(event, row), "change": changed[event.verb]}
    return _to_site(event, row, blanks)


def delivery_planner(event: Happening) -> list[Told]:
    """Who plans deliveries at the unit whose round it is, when a party said no or nothing: another can be asked."""
    row, unit = _delivery(event), number_in(event, "unit")
    rows = _unanswered(event, unit) if event.verb == "delivery.lapse" else _ended(event, unit, OfferState.REFUSED)  # fmt: skip
    numbers = list(rows.filter(delivery__round=row.round_id).order_by("delivery__starts_at", "pk").values_list("delivery", flat=True))  # fmt: skip
    if event.subject_id not in numbers[:1]:
        return []
    party = Unit.objects.get(pk=unit)
    said = "到期没有答复" if event.verb == "delivery.lapse" else "去不了"
    blanks = _blanks(row, many=len(numbers)) | {"party": party.short_name, "said": said}
    page = reverse("round", args=[row.round.no])
    people = holders(event, _PLANNING, row.round.unit_id)
    return [Told(person, blanks, page) for person in people if person != doer(event, "delivery")]


def _delivery(event: Happening) -> Delivery:
    return Delivery.objects.select_related("round__service", "unit", "party").get(
        pk=event.subject_id
    )


def _first_of(rows: list[DeliveryOffer]) -> set[int]:
    """The delivery under whose event all of them are told."""
    return {row.delivery_id for row in rows[:1]}


def _ended(event: Happening, unit: int, state: OfferState) -> DeliveryOfferQuerySet:
    """Offers to this party that ended so in the same act."""
    return DeliveryOffer.objects.filter(unit=unit, state=state, answered_at=event.at)


def _unanswered(event: Happening, unit: int) -> DeliveryOfferQuerySet:
    """Offers to this party that were due together; the clock may still be at the others."""
    this = DeliveryOffer.objects.filter(
        delivery=event.subject_id, unit=unit, state=OfferState.LAPSED, answered_at=event.at
    )
    return DeliveryOffer.objects.filter(
        unit=unit, due_at__in=this.values("due_at"), state__in=(OfferState.OFFERED, OfferState.LAPSED)
    )  # fmt: skip


def _blanks(row: Delivery, many: int = 1) -> dict[str, str]:
    more = f"等{many}次" if many > 1 else ""
    return {
        "item": row.round.service.name, "day": when(row.starts_at), "place": f"{row.unit.short_name}{more}",
        "party": row.party.short_name if row.party else "",
    }  # fmt: skip


def _before(event: Happening, row: Delivery) -> str:
    """When it was promised for; a move's own record has it, as 09-11 09:00."""
    before = event.facts.get("before")
    if not isinstance(before, str):
        return when(row.starts_at)
    day, hour = before.split()
    month, number = map(int, day.split("-"))
    return f"{month}月{number}日{hour.removeprefix('0')}"


def _to_party(event: Happening, unit: int, blanks: dict[str, str], many: int) -> list[Told]:
    page = reverse("delivery-desk") if many > 1 else _page(_delivery(event))
    people, by = holders(event, _ANSWERING, unit), doer(event, "delivery")
    return [Told(person, blanks, page) for person in people if person != by]


def _to_site(event: Happening, row: Delivery, blanks: dict[str, str]) -> list[Told]:
    """At the site itself, else at the next above that has somebody."""
    found = keepers(event, _RECEIVING, row.unit)
    by = doer(event, "delivery")
    return [Told(person, blanks, _page(row)) for person in found if person != by]


def _page(row: Delivery) -> str:
    return reverse("delivery", args=[row.no])
