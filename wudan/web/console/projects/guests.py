"""座谈会名册: representatives of residents and organisations from outside; named, ended. The public sees counts."""

from datetime import date
from typing import TypeVar

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.people.actors import Actor
from wudan.projects.actions import guests as actions
from wudan.projects.models import Organisation, Representative
from wudan.projects.permissions import guests as may
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.projects.forms import PICK, WhyForm, words_field
from wudan.web.console.projects.loading import (
    REGISTER,
    REGISTER_KEEPERS,
    load_organisation,
    load_representative,
)
from wudan.web.console.training.finding import found, spend
from wudan.web.console.training.forms import FindingForm, day_field
from wudan.web.submitting import PostForm, submit

_PLACES = (UnitKind.STATION, UnitKind.INSTITUTE)
_YEARS = 3
Line = TypeVar("Line", Representative, Organisation)


class RepresentativeForm(FindingForm):
    """Who, for which place, how they said yes, until when."""

    unit = forms.TypedChoiceField(label=_("替哪里说话"), coerce=int, error_messages=PICK)
    agreed_how = forms.ChoiceField(
        label=_("本人怎么答应的"), widget=forms.RadioSelect, error_messages=PICK,
        choices=[(one.value, one.label) for one in actions.HOW],
    )  # fmt: skip
    last_day = day_field(_("当到哪天"))
    is_public = forms.BooleanField(label=_("本人同意公开姓名"), required=False)

    def __init__(self, data: object = None, *, actor: Actor, today: date) -> None:
        super().__init__(data)
        self.fields["unit"].choices = _places(actor)  # type: ignore[attr-defined]
        self.initial["last_day"] = _later(today)

    def term(self) -> actions.Term:
        """As the action wants it."""
        said = self.cleaned_data
        return actions.Term(said["agreed_how"], said["last_day"], said["is_public"])


class OrganisationForm(PostForm):
    """What it is called, what it does, whom to ask, until when."""

    title = words_field(_("组织名称"))
    work = words_field(_("做什么"), _("例：给独居老人修家电。"))
    last_day = day_field(_("约定到哪天"))
    name = words_field(_("联系人姓名"), _("登记过的人；电话不在这里公开。"), required=False)
    phone = forms.CharField(
        label=_("联系人电话"), required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    agreed_how = forms.ChoiceField(
        label=_("联系人怎么答应的"), widget=forms.RadioSelect, error_messages=PICK, required=False,
        choices=[(one.value, one.label) for one in actions.HOW],
    )  # fmt: skip
    is_public = forms.BooleanField(label=_("对方同意公开名称"), required=False)

    def __init__(self, data: object = None, *, today: date) -> None:
        super().__init__(data)
        self.initial["last_day"] = _later(today)

    def known(self, county: str) -> actions.Known:
        """As the action wants it. Raises Malformed when the contact is not known."""
        said = self.cleaned_data
        contact = found(self, county) if said["name"] or said["phone"] else None
        return actions.Known(
            said["title"], said["work"], said["last_day"], contact, said["is_public"],
            said["agreed_how"],
        )  # fmt: skip


@for_roles(*REGISTER)
def register(request: HttpRequest) -> HttpResponse:
    """Who speaks for whom, which organisations come; those who keep it add a line."""
    return _page(request)


@for_roles(*REGISTER_KEEPERS)
def representatives(request: HttpRequest) -> HttpResponse:
    """Name one. 422 with what was typed."""
    if request.method != "POST":
        return posting.go(request, posting.page("forum-register"))
    actor, at = actor_of(request), clock.now()
    form = RepresentativeForm(request.POST, actor=actor, today=clock.day_of(at))
    spend(request)

    def do() -> str:
        unit = Unit.objects.get(pk=form.cleaned_data["unit"])
        person = found(form, unit.county)
        actions.name(unit=unit, person=person, term=form.term(), by=actor, at=at)
        return posting.page("forum-register")

    return submit(
        request, form, do, done=_("登记了，本人会收到一条通知。"),
        show=lambda words, status: _page(request, words, status, naming=form),
    )  # fmt: skip


@for_roles(*REGISTER_KEEPERS)
def organisations(request: HttpRequest) -> HttpResponse:
    """Take one in. 422 with what was typed."""
    if request.method != "POST":
        return posting.go(request, posting.page("forum-register"))
    actor, at = actor_of(request), clock.now()
    form = OrganisationForm(request.POST, today=clock.day_of(at))
    spend(request)

    def do() -> str:
        unit = Unit.objects.get(pk=actor.unit_id or 0)
        actions.take_in(unit=unit, known=form.known(unit.county), by=actor, at=at)
        return posting.page("forum-register")

    return submit(
        request, form, do, done=_("登记了；写了联系人的，本人会收到一条通知。"),
        show=lambda words, status: _page(request, words, status, taking=form),
    )  # fmt: skip


@for_roles(*REGISTER_KEEPERS)
def representative_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Off the register, with a reason."""
    return _end(request, load_representative(request, pk))


@for_roles(*REGISTER_KEEPERS)
def organisation_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Off the register, with a reason."""
    return _end(request, load_organisation(request, pk))


def _end(request: HttpRequest, row: Line) -> HttpResponse:
    if request.method != "POST":
        return posting.go(request, posting.page("forum-register"))
    form = WhyForm(request.POST)

    def do() -> str:
        actions.end(row=row, why=form.cleaned_data["why"], by=actor_of(request), at=clock.now())
        return posting.page("forum-register")

    return submit(
        request, form, do, done=_("记下了。"),
        show=lambda words, status: _page(request, words, status, ending=(row, form)),
    )  # fmt: skip


def _page(
    request: HttpRequest, words: str = "", status: int = 200, *,
    naming: RepresentativeForm | None = None, taking: OrganisationForm | None = None,
    ending: tuple[Representative | Organisation, WhyForm] | None = None,
) -> HttpResponse:  # fmt: skip
    actor, today = actor_of(request), clock.day_of(clock.now())
    persons = Representative.objects.visible_to(actor).on(today).select_related("unit", "person")
    known = Organisation.objects.visible_to(actor, county=settings.PACK.county).on(today)
    keeps = may.keeping_objection(actor, actor.unit_path) is None
    context = {
        "representatives": [
            (row, _form(actor, row, ending)) for row in persons.order_by("unit__path", "pk")
        ],
        "organisations": [
            (row, _form(actor, row, ending))
            for row in known.select_related("unit", "contact").order_by("name", "pk")
        ],
        "keeps": keeps, "refusal_words": words,
        "naming": naming or (RepresentativeForm(actor=actor, today=today) if keeps else None),
        "taking": taking or OrganisationForm(today=today),
    }  # fmt: skip
    return render(request, "console/projects/register.html", context, status=status)


def _form(
    actor: Actor, row: Representative | Organisation,
    ending: tuple[Representative | Organisation, WhyForm] | None,
) -> WhyForm | None:  # fmt: skip
    """How it ends, for who keeps this line; what was typed, where it was refused."""
    if ending is not None and ending[0] == row:
        return ending[1]
    return WhyForm() if may.ending_objection(actor, row) is None else None


def _places(actor: Actor) -> list[tuple[int | str, str]]:
    rows = Unit.objects.filter(path__startswith=actor.unit_path, kind__in=_PLACES, ends_on=None)
    return [("", "—"), *((unit.pk, unit.short_name) for unit in rows.order_by("path"))]


def _later(today: date) -> date:
    """Some years on: the end of that year, so that a term ends with a year."""
    return date(today.year + _YEARS, 12, 31)
