"""提异议: this record is wrong, or one is missing."""

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.activities.enums import AttendanceState
from wudan.activities.models import Attendance
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.ledger import actions
from wudan.ledger.actions.dispute import LONGEST_WORDS
from wudan.ledger.models import ServiceRecord
from wudan.web import posting
from wudan.web.acting import actor_of, person_of
from wudan.web.portal.forms import tell
from wudan.web.portal.privacy.oneself import as_oneself
from wudan.web.templatetags.words import written

_RECENT = 20


class DisputeForm(forms.Form):
    """What is wrong; for what is missing, which presence, or which unit and day."""

    attendance = forms.ChoiceField(label=_("哪一次"), required=False, widget=forms.RadioSelect)
    unit = forms.ModelChoiceField(
        label=_("是谁组织的"), required=False, queryset=Unit.objects.none(),
        help_text=_("上面没有那一次，才选这里。"), empty_label=_("请选"),
    )  # fmt: skip
    day = forms.DateField(
        label=_("哪一天"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("请写成 2026-03-05 这样。")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("怎么不对"), error_messages={"required": _("请写一句怎么不对。")},
        help_text=_("比如：我 12 点才走，少记了一个小时。查的人会去看名册、问组织的人。"),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_WORDS}),
    )  # fmt: skip

    def __init__(self, data: object = None, *, person: int, about_record: bool) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        if about_record:
            for name in ("attendance", "unit", "day"):
                del self.fields[name]
            return
        there = _unrecorded(person)
        told = [(str(row.pk), _told(row)) for row in there]
        self.fields["attendance"].choices = [*told, ("", now_("都不是"))]  # type: ignore[attr-defined]
        if not told:
            del self.fields["attendance"]
            for name in ("unit", "day"):
                self.fields[name].required, self.fields[name].help_text = True, ""
                self.fields[name].error_messages["required"] = now_("请选一下。")
        self.fields["unit"].queryset = _units(person)  # type: ignore[attr-defined]
        self.fields["unit"].error_messages["invalid_choice"] = now_("请从名单里选一个。")


@as_oneself
def hour_dispute(request: HttpRequest) -> HttpResponse:
    """The form, about `?record=` or about what is missing; and what it sends."""
    made = _record(request)
    me = person_of(request).pk
    if request.method != "POST":
        return _page(request, DisputeForm(person=me, about_record=made is not None), made)
    form = DisputeForm(request.POST, person=me, about_record=made is not None)

    def do() -> str:
        if not form.is_valid():
            raise Malformed({})
        told = form.cleaned_data
        chosen = told.get("attendance")
        there = Attendance.objects.get(pk=int(chosen)) if chosen else None
        actions.dispute(
            made=made, attendance=there, unit=told.get("unit"), day=told.get("day"),
            words=told["words"], by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("own-hours") + "#disputes"

    try:
        answer = posting.once(request, do)
    except Malformed as fault:
        return _page(request, tell(form, fault.fields), made, status=422)
    except Objected as fault:
        return _page(request, tell(form, {"": fault.words}), made, status=422)
    messages.success(request, now_("收到了，十个工作日内答复您，答复写明理由。"))
    return answer


def _record(request: HttpRequest) -> ServiceRecord | None:
    no = request.GET.get("record", "")
    if not no:
        return None
    mine = ServiceRecord.objects.visible_to(actor_of(request)).select_related("unit")
    if (found := mine.filter(no=no).first()) is None:
        raise Missing
    return found


def _unrecorded(person: int) -> list[Attendance]:
    """Presences of one's own that gave no record yet."""
    rows = Attendance.objects.filter(person=person).exclude(state=AttendanceState.PRESENT)
    bare = rows.exclude(service_records__state="recorded").order_by("-came_at")
    return list(bare.select_related("opening__shift__activity")[:_RECENT])


def _told(row: Attendance) -> str:
    shift = row.opening.shift
    return f"{written(shift.day, 'n月j日')} {shift.activity.title}（{in_words(row.get_state_display())}）"


def _units(person: int) -> "QuerySet[Unit]":
    """Whose activities one may have been at: one's teams, where one lives, where one was."""
    teams = Unit.objects.filter(team__memberships__person=person)
    been = Unit.objects.filter(activities__shifts__openings__attendances__person=person)
    home = Unit.objects.filter(residents=person)
    keys = {*teams.values_list("pk", flat=True), *been.values_list("pk", flat=True), *home.values_list("pk", flat=True)}  # fmt: skip
    return Unit.objects.filter(pk__in=keys).order_by("path")


def _page(
    request: HttpRequest, form: DisputeForm, made: ServiceRecord | None, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "record": made, "token": posting.new_token()}
    return render(request, "portal/hours/dispute.html", context, status=status)
