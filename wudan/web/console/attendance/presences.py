"""One presence: its times set right in sight, or struck. For oneself and who keeps the roster."""

from collections.abc import Callable
from datetime import datetime, time

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.activities.actions import attendance
from wudan.activities.actions.attendance.correct import LONGEST_WHY
from wudan.activities.models import Attendance
from wudan.activities.presence import correcting_objection, striking_objection
from wudan.kit import clock
from wudan.kit.clock import CHINA, local
from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.kit.refusals import Malformed, Objected
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.attendance.loading import load_presence
from wudan.web.presence_rows import line_of


class CorrectionForm(forms.Form):
    """几点到的、几点走的, and why it was not noted so."""

    came_at = forms.TimeField(label=_("几点到的"), widget=forms.TimeInput(attrs={"type": "time"}))
    left_at = forms.TimeField(label=_("几点走的"), widget=forms.TimeInput(attrs={"type": "time"}))
    why = forms.CharField(
        label=_("为什么改"), help_text=_("会和改的时间一起显示出来。"),
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_WHY}),
        error_messages={"required": _("请写一句为什么改。")},
    )  # fmt: skip


def presence(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; by POST the correction. 422 with what was typed."""
    found = load_presence(request, pk)
    if request.method != "POST":
        return _page(request, found, _form(found))
    form = CorrectionForm(request.POST, auto_id="presence-%s", label_suffix="")

    def do() -> str:
        if not form.is_valid():
            raise Malformed({})
        given = form.cleaned_data
        attendance.correct(
            attendance=found, came_at=_at(found, given["came_at"]),
            left_at=_at(found, given["left_at"]), why=given["why"], by=actor_of(request),
            at=clock.now(),
        )  # fmt: skip
        return reverse("presence", args=[pk])

    return _answered(request, found, form, do, now_("改好了，组织方要再确认一次。"))


def striking(request: HttpRequest, pk: int) -> HttpResponse:
    """不算: with a reason."""
    found = load_presence(request, pk)
    if request.method != "POST":
        return posting.go(request, reverse("presence", args=[pk]))

    def do() -> str:
        why = request.POST.get("note", "")
        attendance.strike(attendance=found, why=why, by=actor_of(request), at=clock.now())
        return reverse("presence", args=[pk])

    return _answered(request, found, _form(found), do, now_("记为不算。"))


def _answered(
    request: HttpRequest, found: Attendance, form: CorrectionForm, do: Callable[[], str], words: str
) -> HttpResponse:
    refused = ""
    try:
        answer = posting.once(request, do)
    except Malformed as fault:
        if not form.is_bound:
            refused = in_words(Listed(SEMICOLON, fault.fields.values()))
        for name, told in fault.fields.items() if form.is_bound else ():
            form.add_error(name if name in form.fields else None, in_words(told))
        return _page(request, found, form, refused=refused, status=422)
    except Objected as fault:
        return _page(request, found, form, refused=fault.words, status=422)
    messages.success(request, words)
    return answer


def _form(found: Attendance) -> CorrectionForm:
    ends = found.left_at or found.opening.shift.ends_at
    first = {"came_at": f"{local(found.came_at):%H:%M}", "left_at": f"{local(ends):%H:%M}"}
    return CorrectionForm(initial=first, auto_id="presence-%s", label_suffix="")


def _at(found: Attendance, told: time) -> datetime:
    return datetime.combine(found.opening.shift.day, told, tzinfo=CHINA)


def _page(
    request: HttpRequest, found: Attendance, form: CorrectionForm, *, refused: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor = actor_of(request)
    correcting, striking_ = correcting_objection(actor, found), striking_objection(actor, found)
    sign_up = found.sign_up
    sign_up.person, sign_up.opening = found.person, found.opening
    context = {
        "found": found, "shift": found.opening.shift, "activity": found.opening.shift.activity,
        "line": line_of(sign_up), "form": form, "refused": refused,
        "correcting": correcting.words if correcting else "", "strikes": striking_ is None,
        "is_own": found.person_id == actor.person_id, "token": posting.new_token(),
    }  # fmt: skip
    return render(request, "console/attendance/presence.html", context, status=status)
