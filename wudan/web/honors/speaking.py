"""推荐和投票 by residents: for oneself, whatever post one holds."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.honors.actions import campaigns
from wudan.honors.models import Campaign, Candidate
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Malformed, Objected
from wudan.people.models import Person
from wudan.people.throttling import network_of
from wudan.web import posting
from wudan.web.acting import actor_of, person_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.projects.forms import PICK, words_field
from wudan.web.honors.shown import campaign_page, load_public
from wudan.web.submitting import PostForm, submit

NOT_FOUND = _("没有找到这位：请核对名字和电话后四位，或到站上说，由站上推荐。")


class NominatingForm(PostForm):
    """自荐、邻里推荐."""

    whom = forms.ChoiceField(
        label=_("推荐谁"), choices=[("self", _("我自己")), ("other", _("别人"))],
        widget=forms.RadioSelect, error_messages=PICK,
    )  # fmt: skip
    name = words_field(_("他的名字"), _("推荐别人时写。"), required=False)
    tail = words_field(_("他的电话后四位"), _("只用来找对人，不留下。"), required=False)
    code = forms.ChoiceField(label=_("哪一类"), error_messages=PICK)
    story = note_field(
        _("做了什么事"),
        required=True,
        hint=_("写实事：什么时候、在哪里、做了什么。不写电话、证件号。"),
    )

    def __init__(self, data: Any = None, *, campaign: Campaign) -> None:
        super().__init__(data)
        named = [(one.code, one.name) for one in campaign.classes.all()]
        self.fields["code"].choices = [("", "—"), *named]  # type: ignore[attr-defined]


def nomination(request: HttpRequest, pk: int) -> HttpResponse:
    """Put oneself or a neighbour forward."""
    found, actor = load_public(pk), actor_of(request)
    form = NominatingForm(request.POST if request.method == "POST" else None, campaign=found)

    def do() -> str:
        said = form.cleaned_data
        campaigns.nominate(
            campaign=found, person=_person(request, said), code=said["code"], story=said["story"],
            by=actor, at=clock.now(),
        )  # fmt: skip
        return posting.page("candidacies")

    def show(words: str = "", status: int = 200) -> HttpResponse:
        context = {"campaign": found, "form": form, "refusal_words": words}
        return render(request, "portal/honors/nomination.html", context, status=status)

    if request.method != "POST":
        return show()
    return submit(request, form, do, done=_("推荐了，要他本人点头才算。"), show=show)


def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """One's word; what was said is told to nobody, not even back to oneself."""
    found = load_public(pk)
    if request.method != "POST":
        return posting.go(request, posting.page("campaign-shown", pk))

    def do() -> str:
        text = request.POST.get("candidate", "")
        chosen = int(text) if text.isascii() and text.isdigit() and len(text) < 17 else 0
        campaigns.vote(
            campaign=found, candidate=Candidate(pk=min(chosen, LARGEST_KEY)), by=actor_of(request),
            at=clock.now(), network=network_of(str(request.META["REMOTE_ADDR"])),
        )  # fmt: skip
        return posting.page("campaign-shown", pk)

    try:
        answer = posting.once(request, do)
    except Malformed as fault:
        return campaign_page(request, pk, " ".join(fault.fields.values()), 422)
    except Objected as fault:
        return campaign_page(request, pk, fault.words, 422)
    messages.success(request, now_("投好了，谢谢。投给谁，谁也查不到。"))
    return answer


def _person(request: HttpRequest, said: dict[str, str]) -> Person:
    if said["whom"] == "self":
        return person_of(request)
    found = Person.objects.present().select_related("home").known_as(said["name"], said["tail"])
    if found is None:
        raise Malformed({"name": str(NOT_FOUND)})
    return found
