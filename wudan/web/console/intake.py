"""代点单: a call, a visit, a card or a helper becomes an order, on one screen.

The same form is posted to look somebody up, to be checked, and to place the order; what was
typed is never lost. Warnings are shown once before placing.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock, numbers
from wudan.kit.canonical import digest
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Objected, Objection, TooMany
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.duplicates import possible_duplicates
from wudan.orders.models import Order
from wudan.people.actions.persons import enter as enter_person
from wudan.people.models import Person
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.calendars import booked_already
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.intake_form import IntakeForm, found_people
from wudan.web.refusals import say_when

PLACE = "place"


_WARNED, _FULL = "warned", "at_capacity"


@for_roles(*SITES)
def intake(request: HttpRequest) -> HttpResponse:
    """The form; on POST either looked at again (step other than place), or placed."""
    actor = actor_of(request)
    if request.method != "POST":
        return _page(request, IntakeForm(actor=actor))
    form = IntakeForm(request.POST, actor=actor)
    if request.POST.get("step") != PLACE:
        form.look_only()
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        answer = posting.once(request, lambda: _placed(request, form))
    except Malformed as fault:
        form.tell(fault)
        return _page(request, form, status=422)
    except Objected as fault:
        if fault.code == _WARNED:
            return _page(request, form, warnings=_warnings(form))
        if fault.code == _FULL:
            return _page(request, form, full=fault.words, status=422)
        return _page(request, form, words=fault.words, status=422)
    messages.success(request, _("点单成功。"))
    return answer


def _placed(request: HttpRequest, form: IntakeForm) -> str:
    """Enter the person if new, place the order; the address shows its number to read out."""
    warnings = _warnings(form)
    if warnings and request.POST.get("warned") != _mark(warnings):
        raise Objected(Objection(_WARNED, _("请先看一眼提醒。")))
    actor, now, said = actor_of(request), clock.now(), form.cleaned_data
    person = said["person"] or enter_person(
        name=said["name"], phone=said["phone"], address=said["address"], home=said["village"],
        by=actor, at=now,
    )  # fmt: skip
    need = Need(
        words=said["words"], service=said["service"], place_mode=said["place_mode"],
        address=said["address"], wanted_on=said["wanted_on"], wanted_part=said["wanted_part"],
        urgent=said["urgent"], when_full=said["when_full"],
    )  # fmt: skip
    order = actions.place_for(
        need=need, beneficiary=person, channel=said["channel"], consent=said["consent"],
        consent_words=said["consent_words"], village=said["village"], by=actor, at=now,
    )  # fmt: skip
    return f"{posting.page('intake')}?taken={order.no}"


def _warnings(form: IntakeForm) -> list[str]:
    """What to think about before placing; only for somebody who is known."""
    person = form.known_person()
    if person is None:
        return []
    return warnings_for(person, form)


def warnings_for(person: Person, form: IntakeForm) -> list[str]:
    """Open orders that ask the same, and a second once-a-day service on the day."""
    service, words, on = form.known_need()
    said = _("这位群众已经有一单差不多的：{title}（{number}，{stage}）。")
    twins = possible_duplicates(person, service, words) if service or words else []
    found = [
        said.format(title=twin.title, number=twin.number, stage=in_words(twin.get_stage_display()))
        for twin in twins
    ]
    booked = booked_already(person, service, on)
    return [*found, booked] if booked else found


def _page(
    request: HttpRequest, form: IntakeForm, *, words: str = "", full: str = "", warnings: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The form with whom it found, what it might mean, and what there is to think about."""
    shown = _warnings(form) if warnings is None else warnings
    people, waiting = _people(request, form)
    context = {
        "form": form,
        "token": request.POST.get("token") or posting.new_token(),
        "people": people,
        "person": _picked(request, form, people),
        "likely": form.likely,
        "refusal_words": waiting.words if waiting else words,
        "full": full,
        "warnings": shown,
        "warned": _mark(shown),
        "taken": _taken(request),
    }
    if waiting:
        return say_when(render(request, "console/intake.html", context, status=429), waiting)
    return render(request, "console/intake.html", context, status=status)


def _people(request: HttpRequest, form: IntakeForm) -> tuple[list[Person], TooMany | None]:
    """Who may be meant; who has looked up too many keeps what was typed, and waits (G09)."""
    try:
        return found_people(form, actor_of(request)), None
    except TooMany as fault:
        chosen = form.known_person()
        return ([chosen] if chosen else []), fault


def _picked(request: HttpRequest, form: IntakeForm, people: list[Person]) -> Person | None:
    """The one chosen; after a fresh look-up that found just one, that one."""
    fresh = request.POST.get("q", "") != request.POST.get("asked", "")
    return form.known_person() or (people[0] if fresh and len(people) == 1 else None)


def _mark(warnings: list[str]) -> str:
    """Which warnings the page has shown: placing goes on only when these were all."""
    return digest("\n".join(warnings).encode())[:16] if warnings else ""


def _taken(request: HttpRequest) -> Order | None:
    """The order just placed by this person, to read its number and code out."""
    no = request.GET.get("taken", "")
    if not numbers.is_number(no):
        return None
    actor = actor_of(request)
    seen = Order.objects.visible_to(actor, on=clock.day_of(clock.now())).with_names()
    return seen.filter(no=no, placed_by=actor.person_id).first()
