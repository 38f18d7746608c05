"""我的参评: say yes or no, choose what is shown, take it back, step out, object to a revocation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.honors.actions import campaigns
from wudan.honors.flow.campaign import LIVE
from wudan.honors.models import Award, Candidate
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.people.actors import for_self
from wudan.web import posting
from wudan.web.acting import person_of
from wudan.web.console.acts.form import note_field
from wudan.web.submitting import PostForm, submit


class ShownForm(PostForm):
    """写不写全名、放不放照片."""

    shows_name = forms.BooleanField(label=_("可以公开我的全名"), required=False)
    shows_picture = forms.BooleanField(
        label=_("可以公开我的照片"), required=False, help_text=_("公开照片，要先同意公开全名。")
    )

    def clean(self) -> dict[str, Any]:
        """A picture without a name says who it is all the same."""
        said: dict[str, Any] = super().clean() or {}
        said["shows_picture"] = bool(said.get("shows_picture") and said.get("shows_name"))
        return said


class RetreatForm(PostForm):
    """退出."""


class AwardAppealForm(PostForm):
    """不服撤销."""

    words = note_field(_("为什么不服"), required=True)


@dataclass(frozen=True, slots=True)
class Own:
    """One candidacy of one's own, with what can be done."""

    candidate: Candidate
    shown: ShownForm
    is_asked: bool
    can_choose: bool
    can_leave: bool
    can_appeal: bool
    revoked_why: str


def candidacies(request: HttpRequest) -> HttpResponse:
    """Those about oneself, and whom one put forward."""
    return _page(request)


def candidacy_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes, I stand."""
    form = ShownForm(request.POST)
    return _act(
        request, pk, form, _("记下了，您参评了。"),
        lambda one: campaigns.agree(candidate=one, by=_by(request), at=clock.now(), **form.cleaned_data),
    )  # fmt: skip


def candidacy_showing(request: HttpRequest, pk: int) -> HttpResponse:
    """Another choice."""
    form = ShownForm(request.POST)
    return _act(
        request, pk, form, _("照您说的改了；收回的已经撤下。"),
        lambda one: campaigns.show(candidate=one, by=_by(request), at=clock.now(), **form.cleaned_data),
    )  # fmt: skip


def candidacy_retreat(request: HttpRequest, pk: int) -> HttpResponse:
    """No."""
    return _act(
        request, pk, RetreatForm(request.POST), _("记下了，不参评。"),
        lambda one: campaigns.leave(candidate=one, by=_by(request), at=clock.now()),
    )  # fmt: skip


def candidacy_appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Against a revocation."""
    form = AwardAppealForm(request.POST)

    def act(one: Candidate) -> object:
        award = Award.objects.filter(candidate=one).first()
        if award is None:
            raise Missing
        award.candidate = one
        return campaigns.appeal(
            award=award, words=form.cleaned_data["words"], by=_by(request), at=clock.now()
        )

    return _act(request, pk, form, _("交上去了，由另一位来答复。"), act)


def _act(
    request: HttpRequest, pk: int, form: PostForm, done: Any, act: Callable[[Candidate], object]
) -> HttpResponse:
    found = _load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("candidacies"))

    def do() -> str:
        act(found)
        return posting.page("candidacies")

    return submit(
        request, form, do, done=done,
        show=lambda words, status: _page(request, words or " ".join(_faults(form)), status),
    )  # fmt: skip


def _faults(form: PostForm) -> list[str]:
    return [str(fault) for faults in form.errors.values() for fault in faults]


def _by(request: HttpRequest) -> Any:
    return for_self(person_of(request).pk)


def _load(request: HttpRequest, pk: int) -> Candidate:
    rows = Candidate.objects.filter(person=person_of(request)).select_related(
        "campaign__unit", "person__home"
    )
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def _page(request: HttpRequest, words: str = "", status: int = 200) -> HttpResponse:
    me = person_of(request)
    rows = Candidate.objects.filter(person=me).select_related("campaign", "honor_class", "award")
    named = Candidate.objects.filter(nominator=me).exclude(person=me)
    context = {
        "own": [_own(one) for one in rows.order_by("-pk")],
        "named": named.select_related("campaign", "honor_class", "person").order_by("-pk")[:60],
        "refusal_words": words, "retreat": RetreatForm(), "appeal": AwardAppealForm(),
    }  # fmt: skip
    return render(request, "portal/honors/candidacies.html", context, status=status)


def _own(one: Candidate) -> Own:
    award = getattr(one, "award", None)
    revoked = award is not None and award.state == "revoked"
    initial = {"shows_name": one.shows_name, "shows_picture": one.shows_picture}
    return Own(
        one, ShownForm(initial=initial, auto_id=f"c{one.pk}-%s"), one.state == "asked",
        one.agreed_at is not None, one.state in LIVE, revoked,
        award.revoked_why if award is not None else "",
    )  # fmt: skip
