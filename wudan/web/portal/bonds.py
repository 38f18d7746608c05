"""我的家人和帮办: who may order for me, for whom I may; everything here is done as oneself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing, Objected, Objection
from wudan.people.actions import bonds as actions
from wudan.people.actors import Actor, for_self
from wudan.people.budgets import spend_budget
from wudan.people.enums import BondKind, Confirmation
from wudan.people.models import Bond, Person
from wudan.web.acting import person_of
from wudan.web.portal.bond_cards import as_guardian, as_ward
from wudan.web.portal.forms import BondForm, tell
from wudan.web.posting import new_token, once, page

_UNKNOWN = Objection(
    "unknown_ward", "没有找到这个人，或不能这样登记。请核对姓名、村和电话；或者和他一起到站上登记。"
)
"""The same words for somebody unknown, another telephone, and somebody who cannot be a ward."""


def bonds(request: HttpRequest) -> HttpResponse:
    """Both lists, and the form to propose."""
    person = person_of(request)
    if request.method != "POST":
        return _page(request, BondForm(person=person))
    form = BondForm(request.POST, person=person)
    spend_budget("look_up", by=for_self(person.pk), at=clock.now())
    try:
        answer = once(request, lambda: _proposed(form, person))
    except Malformed as fault:
        return _page(request, tell(form, fault.fields), status=422)
    except Objected as fault:
        return _page(request, tell(form, {"": fault.words}), status=422)
    messages.success(request, _("提好了。等本人点了头就作数：用他的账号，或跟站上的人说一声。"))
    return answer


@require_POST
def bond_confirmation(request: HttpRequest, pk: int) -> HttpResponse:
    """The ward says yes."""
    bond, by = _load(request, pk)

    def do() -> str:
        reviews = request.POST.get("reviews") == "1"
        actions.confirm(bond=bond, by=by, at=clock.now(), how=Confirmation.ACCOUNT, reviews=reviews)
        return page("bonds")

    return _told(request, once(request, do), _("好了，从现在起他可以替您点单。"))


@require_POST
def bond_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Either says no longer."""

    def do() -> str:
        bond, by = _load(request, pk)
        actions.end(bond=bond, by=by, at=clock.now())
        return page("bonds")

    return _told(request, once(request, do), _("已经停了，马上生效。"))


@require_POST
def bond_reviewer(request: HttpRequest, pk: int) -> HttpResponse:
    """The ward names the guardian as reviewer, or no longer."""
    bond, by = _load(request, pk)

    def do() -> str:
        reviews = request.POST.get("reviews") == "1"
        actions.name_reviewer(bond=bond, reviews=reviews, by=by, at=clock.now())
        return page("bonds")

    return _told(request, once(request, do), _("改好了。"))


def _told(request: HttpRequest, answer: HttpResponse, words: str) -> HttpResponse:
    messages.success(request, words)
    return answer


def _load(request: HttpRequest, pk: int) -> tuple[Bond, Actor]:
    """A bond of one's own, whichever side. Raises Missing."""
    me = person_of(request).pk
    mine = Bond.objects.of_guardian(me) | Bond.objects.of_ward(me)
    bond = mine.live().with_names().filter(pk=pk).first()
    if bond is None:
        raise Missing
    return bond, for_self(me)


def _proposed(form: BondForm, person: Person) -> str:
    if not form.is_valid():
        raise Malformed({})
    said, by, at = form.cleaned_data, for_self(person.pk), clock.now()
    ward = _ward(said)
    try:
        actions.propose(guardian=person, ward=ward, kind=said["kind"], by=by, at=at)
    except Objected as fault:
        if fault.code in {"not_here", "not_a_minor"}:
            raise Objected(_UNKNOWN) from None
        raise
    return page("bonds")


def _ward(said: dict[str, str]) -> Person:
    """Exactly one of that name, in that village, under that telephone. Raises Objected."""
    alike = Person.objects.present().filter(name=said["name"], home=int(said["village"]))
    found = list(alike.with_phone(said["phone"])[:2])
    if len(found) != 1:
        raise Objected(_UNKNOWN)
    return found[0]


def _page(request: HttpRequest, form: BondForm, *, status: int = 200) -> HttpResponse:
    me, today = person_of(request).pk, clock.day_of(clock.now())
    context = {
        "guardians": as_ward(me, on=today), "wards": as_guardian(me, on=today),
        "form": form, "token": new_token(), "kinds": BondKind, "open": form.is_bound,
    }  # fmt: skip
    return render(request, "portal/bonds.html", context, status=status)
