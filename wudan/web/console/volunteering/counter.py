"""One person's page as a volunteer, at the counter: registered or told anew, papers looked at."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actions import persons, volunteers
from wudan.people.actors import Actor
from wudan.people.consents import text_of
from wudan.people.enums import ConsentKind
from wudan.people.invitations import waiting_for
from wudan.people.models import Person, Volunteer, VolunteerLicence
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.people.one import load
from wudan.web.console.volunteering.forms import (
    CounterForm,
    PaperForm,
    StrikeForm,
    ToldWishesForm,
)
from wudan.web.portal.volunteering.forms import said_before
from wudan.web.submitting import PostForm, submit


@sensitive_post_parameters("id_number")
@for_roles(*SITES)
def person_volunteer(request: HttpRequest, pk: int) -> HttpResponse:
    """Register somebody who says so here, or write down what a volunteer says anew."""
    found = load(request, pk)
    own = Volunteer.objects.active().filter(person=found).first()
    if request.method != "POST":
        return _page(request, found, own)
    form = _bound(request, found, own)

    def do() -> str:
        _told(request, found, own, form)
        return posting.page("person-volunteer", found.pk)

    done = _("登记好了。") if own is None else _("改好了。")
    return submit(
        request, form, do, done=done,
        show=lambda words, status: _page(request, found, own, form=form, words=words, status=status),
    )  # fmt: skip


@for_roles(*SITES)
def person_licences(request: HttpRequest, pk: int) -> HttpResponse:
    """A paper on the counter: noted and looked at in one go."""
    found = load(request, pk)
    own = Volunteer.objects.active().filter(person=found).first()
    if own is None:
        raise Missing
    if request.method != "POST":
        return posting.go(request, posting.page("person-volunteer", pk))
    form, by, at = PaperForm(request.POST), actor_of(request), clock.now()

    def do() -> str:
        made = volunteers.tell_licence(volunteer=own, **form.cleaned_data, by=by, at=at)
        if made.checked_at is None:
            volunteers.check_licence(licence=made, by=by, at=at)
        return posting.page("person-volunteer", found.pk)

    return submit(
        request, form, do, done=_("记下了，从现在起作数。"),
        show=lambda words, status: _page(request, found, own, paper=form, words=words, status=status),
    )  # fmt: skip


@for_roles(*SITES)
def licence_check(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the paper was seen."""

    def do(held: VolunteerLicence, _form: PostForm) -> None:
        volunteers.check_licence(licence=held, by=actor_of(request), at=clock.now())

    return _decided(request, pk, PostForm(request.POST), do, _("看过了，从现在起作数。"))


@for_roles(*SITES)
def licence_strike(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it does not hold, and why."""

    def do(held: VolunteerLicence, form: PostForm) -> None:
        why = form.cleaned_data["why"]
        volunteers.remove_licence(licence=held, by=actor_of(request), at=clock.now(), why=why)

    return _decided(request, pk, StrikeForm(request.POST), do, _("记下了，本人看得到。"))


def _decided(
    request: HttpRequest, pk: int, form: PostForm,
    act: Callable[[VolunteerLicence, PostForm], None], done: str,
) -> HttpResponse:  # fmt: skip
    rows = VolunteerLicence.objects.seen_by(actor_of(request))
    held = rows.select_related("volunteer__person__home").filter(pk=pk).first()
    if held is None:
        raise Missing
    own, found = held.volunteer, held.volunteer.person
    if request.method != "POST":
        return posting.go(request, posting.page("person-volunteer", found.pk))

    def do() -> str:
        act(held, form)
        return posting.page("person-volunteer", found.pk)

    return submit(
        request, form, do, done=done,
        show=lambda words, status: _page(request, found, own, strike=form, words=words, status=status),
    )  # fmt: skip


def _bound(request: HttpRequest, found: Person, own: Volunteer | None) -> CounterForm | ToldWishesForm:  # fmt: skip
    if own is None:
        return CounterForm(request.POST, person=found)
    return ToldWishesForm(request.POST, county=found.county)


def _told(
    request: HttpRequest, found: Person, own: Volunteer | None, form: CounterForm | ToldWishesForm
) -> None:
    by, at, wishes = actor_of(request), clock.now(), form.wishes()
    if own is not None:
        volunteers.tell(volunteer=own, wishes=wishes, by=by, at=at)
        return
    assert isinstance(form, CounterForm)  # noqa: S101 - made above
    register_told(found, form, by=by, at=at)


def register_told(found: Person, form: CounterForm, *, by: Actor, at: datetime) -> None:
    """Register somebody as they tell it. Raises Malformed, Objected."""
    persons.register_told(
        person=found, wishes=form.wishes(), channel=form.cleaned_data["channel"], missing=form.missing,
        by=by, at=at,
    )  # fmt: skip


def _page(
    request: HttpRequest, found: Person, own: Volunteer | None, *,
    form: CounterForm | ToldWishesForm | None = None, paper: PaperForm | None = None,
    strike: PostForm | None = None, words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    at = clock.now()
    asked = [] if own else waiting_for(found, at=at)
    context = {
        "person": found, "own": own, "form": form or _fresh(found, own), "paper": paper or PaperForm(),
        "strike_errors": strike.errors if strike else None, "refusal_words": words, "invitations": asked,
        "text": text_of(ConsentKind.VOLUNTEER, on=clock.day_of(at)),
        "licences": [
            (row, settings.PACK.licences.get(row.code, row.code), StrikeForm(), posting.new_token())
            for row in _licences(own)
        ],
        "today": clock.day_of(at),
    }  # fmt: skip
    return render(request, "console/volunteering/person.html", context, status=status)


def _fresh(found: Person, own: Volunteer | None) -> CounterForm | ToldWishesForm:
    if own is None:
        return CounterForm(person=found)
    return ToldWishesForm(county=found.county, initial=said_before(own))


def _licences(own: Volunteer | None) -> list[VolunteerLicence]:
    if own is None:
        return []
    rows = VolunteerLicence.objects.live().filter(volunteer=own)
    return list(rows.order_by("valid_until", "pk"))
