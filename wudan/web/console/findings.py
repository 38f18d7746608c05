"""时长线索: what the detectors saw in the book of hours, and what people think of it. Never a penalty."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.ledger import actions, permissions
from wudan.ledger.detecting import DETECTORS
from wudan.ledger.enums import FindingOutcome
from wudan.ledger.models import Finding, ServiceRecord
from wudan.rewards import detecting as collecting
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.guard import for_roles

_SEES = ("center_office", "institute_staff", "auditor")
_MOST = 50
_MISSING = _("请选一项怎么看。")


@dataclass(frozen=True, slots=True)
class Line:
    """A finding in the list."""

    finding: Finding
    kind: str
    count: int


class FindingForm(forms.Form):
    """What somebody found out."""

    outcome = forms.ChoiceField(
        label=_("怎么看"), choices=FindingOutcome.choices, widget=forms.RadioSelect,
        error_messages={"required": _MISSING, "invalid_choice": _MISSING},
    )  # fmt: skip
    words = note_field(_("研判意见"), required=True, hint=_("查了什么、问了谁、怎么看。"))

    def __init__(self, data: object = None) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]
        self.token = posting.new_token()


@for_roles(*_SEES)
def findings(request: HttpRequest) -> HttpResponse:
    """The list, undecided first, newest first."""
    seen = Finding.objects.visible_to(actor_of(request)).select_related("unit")
    waiting = seen.undecided().count()
    rows = list(seen.order_by("outcome", "-found_at", "-pk")[:_MOST])
    lines = [Line(row, kind_of(row), len(row.records)) for row in rows]
    context = {"lines": lines, "waiting": waiting, "most": _MOST}
    return render(request, "console/findings.html", context)


@for_roles(*_SEES)
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding with the records behind it, and the form of who may decide."""
    return _page(request, _load(request, pk), FindingForm())


@for_roles(*_SEES)
def finding_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what was found out. 422 with what was typed when something is missing."""
    row = _load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("finding", pk))
    form = FindingForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=422)
    try:
        answer = posting.once(request, lambda: _decided(request, row, form))
    except Malformed as fault:
        for name, words in fault.fields.items():
            form.add_error(name if name in form.fields else None, in_words(words))
        return _page(request, row, form, status=422)
    except Objected as fault:
        return _page(request, row, form, words=fault.words, status=422)
    messages.success(request, now_("研判意见已记下。"))
    return answer


def kind_of(row: Finding) -> str:
    """What the pattern is called."""
    if row.kind in collecting.LABELS:
        return collecting.LABELS[row.kind]
    return DETECTORS[row.kind][0] if row.kind in DETECTORS else row.kind


def _load(request: HttpRequest, pk: int) -> Finding:
    seen = Finding.objects.visible_to(actor_of(request)).select_related("unit")
    if (row := seen.filter(pk=pk).first()) is None:
        raise Missing
    return row


def _decided(request: HttpRequest, row: Finding, form: FindingForm) -> str:
    actions.decide_finding(
        finding=row, outcome=form.cleaned_data["outcome"], words=form.cleaned_data["words"],
        by=actor_of(request), at=clock.now(),
    )  # fmt: skip
    return posting.page("finding", row.pk)


def _page(
    request: HttpRequest, row: Finding, form: FindingForm, *, words: str = "", status: int = 200
) -> HttpResponse:
    records = ServiceRecord.objects.filter(pk__in=row.records).select_related("person", "unit")
    context = {
        "finding": row, "kind": kind_of(row), "form": form, "refusal_words": words,
        "records": records.order_by("starts_at", "pk"),
        "objection": permissions.deciding_objection(actor_of(request), row),
    }  # fmt: skip
    return render(request, "console/finding.html", context, status=status)
