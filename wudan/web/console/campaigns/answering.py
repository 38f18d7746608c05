"""What one is asked to answer: an office about a person, a scorer about a number, the center about an objection."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.honors.actions import campaigns, notices
from wudan.honors.enums.campaign import CampaignVerb, ClearanceAnswer, ScorerConflict
from wudan.honors.enums.notice import ObjectionState
from wudan.honors.models import Scoring
from wudan.honors.permissions.campaigns import clearing_objection, scoring_objection
from wudan.honors.permissions.notices import answering_objection
from wudan.kit import clock
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.campaigns.loading import (
    ANSWERERS,
    CENTER,
    load_clearance,
    load_objection,
    load_scoring,
)
from wudan.web.console.guard import for_roles
from wudan.web.console.projects.forms import PICK
from wudan.web.submitting import PostForm, submit

_OUTCOMES = [(one.value, one.label) for one in (ObjectionState.SUSTAINED, ObjectionState.DISMISSED)]


class ClearanceForm(PostForm):
    """部门意见."""

    answer = forms.ChoiceField(
        label=_("答复"),
        choices=ClearanceAnswer.choices,
        widget=forms.RadioSelect,
        error_messages=PICK,
    )
    reason = note_field(_("理由"), hint=_("有意见的要写。只有您的部门和中心办公室看得到。"))


class ScoringDeclaringForm(PostForm):
    """评委声明."""

    conflict = forms.ChoiceField(
        label=_("看了事迹，您认得出是谁吗？和他有没有利害关系"),
        choices=ScorerConflict.choices,
        widget=forms.RadioSelect,
        error_messages=PICK,
    )
    words = note_field(_("什么关系"), hint=_("有利害关系的要写：亲属、同单位、有来往。"))


class MarkingForm(PostForm):
    """评分表: one field an item."""

    words = note_field(_("一句话"), hint=_("打分都结束了，中心办公室看得到。"))

    def __init__(self, data: Any = None, *, sheet: list[dict[str, Any]]) -> None:
        super().__init__(data)
        words = self.fields.pop("words")
        for item in sheet:
            self.fields[item["code"]] = forms.TypedChoiceField(
                label=item["name"], help_text=item["meaning"], coerce=int, widget=forms.RadioSelect,
                choices=[(str(n), f"{n} 分") for n in range(item["most"] + 1)], error_messages=PICK,
            )  # fmt: skip
        self.fields["words"] = words


class ObjectionAnswerForm(PostForm):
    """答复异议."""

    outcome = forms.ChoiceField(
        label=_("查下来"), choices=_OUTCOMES, widget=forms.RadioSelect, error_messages=PICK
    )
    reasons = note_field(_("理由"), required=True, hint=_("提出的人看得到。"))


@for_roles("department_officer")
def clearance(request: HttpRequest, pk: int) -> HttpResponse:
    """Who, which class, what is told; and the answer, given once."""
    found, actor = load_clearance(request, pk), actor_of(request)
    form = ClearanceForm(request.POST if request.method == "POST" else None)

    def show(words: str = "", status: int = 200) -> HttpResponse:
        context = {
            "row": found, "form": form, "refusal_words": words,
            "objection": clearing_objection(actor, found),
        }  # fmt: skip
        return render(request, "console/campaigns/clearance.html", context, status=status)

    def do() -> str:
        said = form.cleaned_data
        campaigns.answer_clearance(
            clearance=found, answer=said["answer"], reason=said["reason"], by=actor, at=clock.now()
        )
        return posting.page("campaign-desk")

    return (
        submit(request, form, do, done=_("答复了。"), show=show)
        if request.method == "POST"
        else show()
    )


@for_roles(*ANSWERERS)
def scoring(request: HttpRequest, pk: int) -> HttpResponse:
    """One story by its number; declare, then mark."""
    return _scoring_page(request, load_scoring(request, pk))


@for_roles(*ANSWERERS)
def scoring_declaration(request: HttpRequest, pk: int) -> HttpResponse:
    """Related, or not."""
    row, form = load_scoring(request, pk), ScoringDeclaringForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("scoring", pk))

    def do() -> str:
        campaigns.declare(scoring=row, by=actor_of(request), at=clock.now(), **form.cleaned_data)
        return posting.page("scoring", pk)

    return submit(
        request, form, do, done=_("声明记下了。"),
        show=lambda words, status: _scoring_page(request, row, words, status, declaring=form),
    )  # fmt: skip


@for_roles(*ANSWERERS)
def scoring_marks(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet, given once."""
    row = load_scoring(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("scoring", pk))
    form = MarkingForm(request.POST, sheet=row.candidate.campaign.sheet)

    def do() -> str:
        marks = {
            item["code"]: form.cleaned_data[item["code"]] for item in row.candidate.campaign.sheet
        }
        campaigns.mark(
            scoring=row, marks=marks, words=form.cleaned_data["words"], by=actor_of(request),
            at=clock.now(),
        )  # fmt: skip
        return posting.page("campaign-desk")

    return submit(
        request, form, do, done=_("交了，谢谢。"),
        show=lambda words, status: _scoring_page(request, row, words, status, marking=form),
    )  # fmt: skip


@for_roles(*CENTER)
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """An objection, and its answer."""
    found, actor = load_objection(request, pk), actor_of(request)
    form = ObjectionAnswerForm(request.POST if request.method == "POST" else None)

    def show(words: str = "", status: int = 200) -> HttpResponse:
        context = {
            "raised": found, "form": form, "refusal_words": words,
            "objection": answering_objection(actor, found),
            "is_open": found.state == ObjectionState.OPEN,
        }  # fmt: skip
        return render(request, "console/campaigns/objection.html", context, status=status)

    def do() -> str:
        notices.answer(raised=found, by=actor, at=clock.now(), **form.cleaned_data)
        return posting.page("objection", pk)

    return (
        submit(request, form, do, done=_("答复了。"), show=show)
        if request.method == "POST"
        else show()
    )


def _scoring_page(
    request: HttpRequest, row: Scoring, words: str = "", status: int = 200, **given: PostForm
) -> HttpResponse:
    actor, on, verb = actor_of(request), clock.day_of(clock.now()), CampaignVerb
    context = {
        "row": row, "refusal_words": words,
        "declaring_objection": scoring_objection(actor, row, verb.DECLARE, on=on),
        "marking_objection": scoring_objection(actor, row, verb.MARK, on=on),
        "declaring": ScoringDeclaringForm(),
        "marking": MarkingForm(sheet=row.candidate.campaign.sheet),
    } | given  # fmt: skip
    return render(request, "console/campaigns/scoring.html", context, status=status)
