"""答复异议: what the volunteer says beside what the book says; the answer, with its remedy."""

from datetime import datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.refusals import Malformed
from wudan.ledger import actions, permissions
from wudan.ledger.enums import DisputeState, Remedy
from wudan.ledger.models import Dispute
from wudan.ledger.policies import Span
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.guard import for_roles
from wudan.web.console.hours.loading import DECIDERS, load_dispute
from wudan.web.submitting import on_top, submit

_TIME = forms.TimeInput(attrs={"type": "time"})
_STATES = [(state.value, state.label) for state in (DisputeState.CORRECTED, DisputeState.UPHELD)]


class AnswerForm(forms.Form):
    """What was found out, and what is done about it."""

    state = forms.ChoiceField(
        label=_("查下来"), choices=_STATES, widget=forms.RadioSelect,
        error_messages={"required": _("请选更正还是维持。"), "invalid_choice": _("请选更正还是维持。")},
    )  # fmt: skip
    remedy = forms.ChoiceField(
        label=_("怎样更正"), choices=[*Remedy.choices], widget=forms.RadioSelect, required=False
    )
    came = forms.TimeField(label=_("几点到"), required=False, widget=_TIME,
                           help_text=_("按查清的时间重新记才填；不填就按到场登记。"))  # fmt: skip
    left = forms.TimeField(label=_("几点走"), required=False, widget=_TIME)
    words = note_field(_("答复"), required=True, hint=_("查了什么、问了谁、为什么。本人看得到。"))

    def __init__(self, data: object = None, *, row: Dispute) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        if row.record is None or row.record.attendance is None:
            for name in ("came", "left"):
                del self.fields[name]
        if row.record is None:
            del self.fields["remedy"]


@for_roles(*DECIDERS)
def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """One dispute, with the form of who answers."""
    row = load_dispute(request, pk)
    return _page(request, row, AnswerForm(row=row))


@for_roles(*DECIDERS)
def dispute_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer; a correction is made with it."""
    row = load_dispute(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("hour-dispute-desk", pk))
    form = AnswerForm(request.POST, row=row)

    def do() -> str:
        told = form.cleaned_data
        actions.answer_dispute(
            row=row, state=told["state"], words=told["words"], remedy=told.get("remedy", ""),
            told=_span(row, told), by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("hour-dispute-desk", pk)

    return submit(
        request, form, do, done=now_("答复了，本人看得到。"),
        show=lambda words, status: _page(request, row, form, words=words, status=status),
    )  # fmt: skip


def _span(row: Dispute, told: dict[str, object]) -> Span | None:
    came, left = told.get("came"), told.get("left")
    if not came and not left:
        return None
    if not came or not left:
        raise Malformed({"left" if came else "came": "到和走的时间要一起填。"})
    at = [datetime.combine(row.day, moment, clock.CHINA) for moment in (came, left)]  # type: ignore[arg-type]
    if at[1] <= at[0]:
        raise Malformed({"left": "走要比到晚。"})
    return Span(*at)


def _page(
    request: HttpRequest, row: Dispute, form: AnswerForm, *, words: str = "", status: int = 200
) -> HttpResponse:
    on_top(form, words)
    objection = permissions.answering_objection(actor_of(request), row)
    context = {"row": row, "form": form, "objection": objection, "token": posting.new_token()}
    return render(request, "console/hours/dispute.html", context, status=status)
