"""点单: say in one sentence what is needed. Decides which page; `orders.actions.place` decides."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.catalog.models import Service
from wudan.catalog.search import suggest
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.duplicates import possible_duplicates, same_day_bookings
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.people.opening import own
from wudan.people.personal import Address
from wudan.web.acting import actor_of, person_of
from wudan.web.headers import listening
from wudan.web.portal.bond_cards import running_wards
from wudan.web.portal.cards import order_card
from wudan.web.portal.forms import OrderForm, tell
from wudan.web.portal.reaching import reaching
from wudan.web.portal.services import LONGEST_SEARCH, menu, menu_item
from wudan.web.portal.villages import village_of
from wudan.web.posting import new_token, once, page

_TWICE = "possible_duplicate"
_FULL = "at_capacity"
_SUGGESTED = 4
_SHOWN = 3


def place_order(request: HttpRequest) -> HttpResponse:
    """The form, and its answer. Under a post one is told to become oneself first."""
    actor = actor_of(request)
    if actor.is_staff:
        return render(request, "portal/placing_under_post.html")
    person = person_of(request)
    if request.method != "POST":
        offered = _offered()
        return _page(request, _blank(request, person, offered), offered)
    wards = _wards(person) if "ward" in request.POST else []  # the field is there for who has wards
    form = OrderForm(request.POST, person=person, suggest_at=reverse("suggestions"), wards=wards)
    try:
        return once(request, lambda: _place(request, form, person, actor))
    except Malformed as fault:
        return _page(request, tell(form, fault.fields), _offered(), status=422)
    except Objected as fault:
        if fault.code == _FULL:
            return _page(request, form, _offered(), full=fault.words, status=422)
        if fault.code != _TWICE:
            return _page(request, tell(form, {"": fault.words}), _offered(), status=422)
        twins = _twins_of(form, person, actor)
        return _page(request, form, _offered(), twins=twins, status=422)


def suggestions(request: HttpRequest) -> HttpResponse:
    """A fragment: menu items that fit the words typed so far."""
    words = request.GET.get("words", "")[:LONGEST_SEARCH]
    context = _choices(request, words, request.GET.get("service", ""), _offered())
    return render(request, "portal/suggestions.html", context)


def _offered() -> dict[str, Service]:
    return {service.code: service for service in menu()}


def _place(request: HttpRequest, form: OrderForm, person: Person, actor: Actor) -> str:
    if not form.is_valid():
        raise Malformed({})
    need = _need(form, person)
    if "anyway" not in request.POST and _twins_of(form, person, actor):
        insist(Objection(_TWICE, _("您好像已经点过这一单。")))
    village = village_of(form.cleaned_data.get("village", ""))
    order = actions.place(
        need=need, by=actor, at=clock.now(), village=village, ward=_ward(form, person)
    )
    return page("order", order.no)


def _need(form: OrderForm, person: Person) -> Need:
    """What was typed, as the action takes it. Raises Malformed for an item not on the menu."""
    typed = form.cleaned_data
    code = typed["service"]
    service = menu_item(code) if code else None
    if code and service is None:
        raise Malformed({"service": _("这一项已经不在菜单上，请另选，或直接写下需要什么。")})
    return Need(
        words=typed["words"], service=service, place_mode=typed["place_mode"],
        address=_address(form, person), wanted_on=typed["wanted_on"],
        wanted_part=typed["wanted_part"], urgent=typed["urgent"], when_full=typed["when_full"],
    )  # fmt: skip


def _address(form: OrderForm, person: Person) -> str:
    """As typed; for a ward, one's own address that stood in the form is not meant."""
    typed = str(form.cleaned_data["address"])
    if _ward(form, person) is None or Address(typed) != person.address:
        return typed
    return ""


def _ward(form: OrderForm, person: Person) -> int | None:
    """For whom, when it is not oneself; the form has checked that it is a ward."""
    chosen = form.cleaned_data.get("ward", "")
    return int(chosen) if chosen and chosen != str(person.pk) else None


def _wards(person: Person) -> list[tuple[str, str]]:
    return running_wards(person.pk, on=clock.day_of(clock.now()))


def _twins_of(form: OrderForm, person: Person, actor: Actor) -> list[Order]:
    """What may be the same need; of a ward only what one may see: what one placed oneself."""
    need, ward = _need(form, person), _ward(form, person)
    if ward is None:
        return _twins(person, need)
    seen = Order.objects.visible_to(actor, on=clock.day_of(clock.now()))
    known = set(seen.of_beneficiary(ward).values_list("pk", flat=True))
    return [twin for twin in _twins(Person.objects.get(pk=ward), need) if twin.pk in known]


def _twins(person: Person, need: Need) -> list[Order]:
    twins = possible_duplicates(person, need.service, need.words)
    booked = same_day_bookings(person, need.service, need.wanted_on)
    return twins if booked is None or booked in twins else [*twins, booked]


def _blank(request: HttpRequest, person: Person, offered: dict[str, Service]) -> OrderForm:
    """The form as first shown: what the address already says, and the person's own place."""
    chosen = offered.get(request.GET.get("service", ""))
    initial = {
        "words": request.GET.get("q", "")[:LONGEST_SEARCH],
        "service": chosen.code if chosen else "",
        "place_mode": chosen.places[0] if chosen and chosen.places else "home",
        "address": person.address.opened(own(actor_of(request), person.pk)),
        "wanted_part": "",
    }
    wards = _wards(person)
    asked = request.GET.get("for", "")
    initial["ward"] = asked if asked in {value for value, _name in wards} else ""
    if initial["ward"]:
        initial["address"] = ""
    return OrderForm(initial=initial, person=person, suggest_at=reverse("suggestions"), wards=wards)


def _page(
    request: HttpRequest, form: OrderForm, offered: dict[str, Service], *,
    twins: list[Order] | None = None, full: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    words, code = str(form["words"].value() or ""), str(form["service"].value() or "")
    context = {
        "form": form,
        "token": new_token(),
        "twins": [order_card(order) for order in (twins or [])[:_SHOWN]],
        "full": full,
        "anyway": "anyway" in request.POST,
        **_choices(request, words[:LONGEST_SEARCH], code, offered),
    }
    return listening(render(request, "portal/place_order.html", context, status=status))


def _choices(
    request: HttpRequest, words: str, code: str, offered: dict[str, Service]
) -> dict[str, object]:
    """Items that fit, the chosen one first; each with where alone it goes, if it is limited."""
    chosen = offered.get(code)
    fitting = suggest(words, offered.values(), most=_SUGGESTED)
    others = [service for service in fitting if service != chosen]
    shown = [chosen, *others] if chosen else others
    places = reaching(request, shown)
    notes = [places.away(service) or places.only(service) for service in shown]
    return {"chosen": chosen, "fitting": list(zip(shown, notes, strict=True))}
