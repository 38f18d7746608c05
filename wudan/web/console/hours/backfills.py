"""补录: asked for with a reason and a file, decided by another unit."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.refusals import Missing, insist
from wudan.ledger import actions, permissions
from wudan.ledger.actions.decide_backfill import is_over_share
from wudan.ledger.files import looked_at
from wudan.ledger.models import Backfill
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.people.roles import Reach
from wudan.teams.models import Membership, Team
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.guard import for_roles
from wudan.web.console.hours.loading import KEEPERS, load_backfill
from wudan.web.submitting import on_top, submit

_MOST_MEMBERS = 300
_TIME = forms.TimeInput(attrs={"type": "time"})


class BackfillForm(forms.Form):
    """What was served, by whom, and why it was not signed then."""

    person = forms.ModelChoiceField(label=_("给谁补"), queryset=Person.objects.none(), empty_label=_("请选"),
                                    help_text=_("您这里各队的队员。不能给自己补。"))  # fmt: skip
    unit = forms.ModelChoiceField(label=_("谁组织的"), queryset=Unit.objects.none(), empty_label=_("请选"))  # fmt: skip
    title = forms.CharField(label=_("活动名称"), max_length=50)
    words = note_field(_("做了什么"), required=True)
    place = forms.CharField(label=_("地点"), max_length=120, required=False)
    day = forms.DateField(label=_("哪一天"), widget=forms.DateInput(attrs={"type": "date"}))
    starts = forms.TimeField(label=_("几点开始"), widget=_TIME)
    ends = forms.TimeField(label=_("几点结束"), widget=_TIME)
    reason = note_field(_("当时为什么没签到"), required=True, hint=_("比如：村里没信号，用的纸名册。"))  # fmt: skip
    file = forms.FileField(label=_("证明材料"), help_text=_("签到表的照片或扫描件：JPG、PNG 或 PDF，10 MB 以内。"),
                           widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}))  # fmt: skip
    no_meeting = forms.BooleanField(label=_("不是会议、参观、培训；是志愿服务。"), required=False)

    def __init__(self, data: object = None, files: object = None, *, actor: Actor) -> None:
        super().__init__(data, files)  # type: ignore[arg-type]
        units = _units(actor)
        below = {"team__unit__path__startswith": actor.unit_path}
        members = Membership.objects.filter(left_on=None, **below)
        people = Person.objects.filter(pk__in=members.values("person")).exclude(pk=actor.person)
        self.fields["person"].queryset = people.order_by("name")  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units.order_by("path")  # type: ignore[attr-defined]
        for name in ("person", "unit"):
            self.fields[name].error_messages["invalid_choice"] = now_("请从名单里选一个。")

    def clean(self) -> dict[str, object]:
        """The day and the hours as two moments."""
        told = super().clean() or {}
        if {"day", "starts", "ends"} <= set(told):
            at = {name: datetime.combine(told["day"], told[name], clock.CHINA) for name in ("starts", "ends")}  # fmt: skip
            if at["ends"] <= at["starts"]:
                raise forms.ValidationError({"ends": now_("结束要比开始晚；跨过零点的分两天补。")})
            told["starts_at"], told["ends_at"] = at["starts"], at["ends"]
        return told


class DecisionForm(forms.Form):
    """Yes or no, with words."""

    approved = forms.ChoiceField(
        label=_("怎么定"), choices=[("yes", _("同意补录，记为荣誉时长")), ("no", _("不予补录"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一项。"), "invalid_choice": _("请选一项。")},
    )  # fmt: skip
    words = note_field(_("意见"), hint=_("不予补录，请写明原因，申请人看得到。"))


@for_roles(*KEEPERS[:3])
def backfill_new(request: HttpRequest) -> HttpResponse:
    """The form, and what it sends."""
    actor = actor_of(request)
    insist(permissions.asking_backfill_objection(actor, Unit(path=actor.unit_path)))
    if request.method != "POST":
        return _form_page(request, BackfillForm(actor=actor))
    form = BackfillForm(request.POST, request.FILES, actor=actor)
    return submit(
        request, form, lambda: _asked(request, form), done=now_("交上去了，由另一个单位的人审批。"),
        show=lambda words, status: _form_page(request, form, words=words, status=status),
    )  # fmt: skip


@for_roles(*KEEPERS)
def backfill(request: HttpRequest, pk: int) -> HttpResponse:
    """One back-fill, with the form of who decides."""
    return _page(request, load_backfill(request, pk), DecisionForm())


@for_roles(*KEEPERS)
def backfill_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve or refuse."""
    row = load_backfill(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("backfill", pk))
    form = DecisionForm(request.POST)

    def do() -> str:
        told = form.cleaned_data
        actions.decide_backfill(
            row=row, approved=told["approved"] == "yes", words=told["words"],
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("backfill", pk)

    return submit(
        request, form, do, done=now_("审批记下了。"),
        show=lambda words, status: _page(request, row, form, words=words, status=status),
    )  # fmt: skip


@require_POST
@for_roles(*KEEPERS)
def backfill_proof(request: HttpRequest, pk: int) -> HttpResponse:
    """The file, to be saved, not shown; that it was read is noted."""
    row = load_backfill(request, pk)
    if not row.file_name:
        raise Missing
    content = actions.open_proof(row=row, by=actor_of(request), at=clock.now())
    answer = HttpResponse(content, content_type=row.file_type)
    suffix = row.file_type.rpartition("/")[2]
    answer["Content-Disposition"] = f'attachment; filename="backfill-{row.pk}.{suffix}"'
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _units(actor: Actor) -> "QuerySet[Unit]":
    """Whose activities may be back-filled from here."""
    rows = Unit.objects.open_on(clock.day_of(clock.now()))
    if actor.kind.reach is Reach.HERE:
        return rows.filter(pk=actor.unit_id or 0)
    return rows.filter(path__startswith=actor.unit_path)


def _asked(request: HttpRequest, form: BackfillForm) -> str:
    told = form.cleaned_data
    served = actions.Served(
        title=told["title"], words=told["words"], place=told["place"],
        starts_at=told["starts_at"], ends_at=told["ends_at"], no_meeting=told["no_meeting"],
    )  # fmt: skip
    proof = looked_at(told["file"].read())
    team = Team.objects.filter(unit=told["unit"]).first()
    row = actions.ask_backfill(
        person=told["person"], unit=told["unit"], team=team, served=served, reason=told["reason"],
        proof=proof, ref=f"form:{request.POST['token']}"[:64], by=actor_of(request), at=clock.now(),
    )  # fmt: skip
    return posting.page("backfill", row.pk)


def _form_page(
    request: HttpRequest, form: BackfillForm, *, words: str = "", status: int = 200
) -> HttpResponse:
    on_top(form, words)
    context = {"form": form, "token": posting.new_token(), "rules": settings.PACK.hours}
    return render(request, "console/hours/backfill_new.html", context, status=status)


def _page(
    request: HttpRequest, row: Backfill, form: DecisionForm, *, words: str = "", status: int = 200
) -> HttpResponse:
    on_top(form, words)
    actor = actor_of(request)
    context = {
        "row": row, "form": form, "token": posting.new_token(),
        "objection": permissions.deciding_backfill_objection(actor, row),
        "reads": row.file_name and permissions.opening_proof_objection(actor, row) is None,
        "over_share": row.record is None and is_over_share(row), "rules": settings.PACK.hours,
    }  # fmt: skip
    return render(request, "console/hours/backfill.html", context, status=status)
