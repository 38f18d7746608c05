"""起草会议: the month that is over, the first working day in time, the usual place; nothing has to be typed."""

from datetime import date

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.calendars import working_calendar
from wudan.areas.models import Unit
from wudan.catalog.enums import DutyKind
from wudan.catalog.models import Platform, PlatformDuty
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.meetings import policies
from wudan.meetings.actions import meetings
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.meetings.loading import HOLDERS
from wudan.web.console.projects.forms import PICK, words_field
from wudan.web.console.training.forms import day_field, time_field
from wudan.web.submitting import PostForm, on_top, submit

_MONTHS = 3


class DraftForm(PostForm):
    """When, where, which of the meetings, about which month."""

    kind = forms.ChoiceField(label=_("哪个会"), error_messages=PICK)
    month = forms.ChoiceField(label=_("看哪个月的情况"), error_messages=PICK)
    day = day_field(_("哪天开"))
    starts_at = time_field(_("几点开"))
    place = words_field(_("在哪里开"))

    def __init__(self, data: object = None, *, actor: Actor) -> None:
        super().__init__(data)
        told, today = settings.PACK.convening, day_of(clock.now())
        self.fields["kind"].choices = _kinds(actor, today)  # type: ignore[attr-defined]
        self.fields["month"].choices = _months(today)  # type: ignore[attr-defined]
        first = policies.first_day(working_calendar(), today=today, notice=told.notice_days)
        self.initial = {"day": first, "starts_at": told.starts_at, "place": told.place}
        self.initial["month"] = f"{policies.month_before(today):%Y-%m}"

    def drafted(self) -> meetings.Drafted:
        """As the action wants it."""
        said = self.cleaned_data
        month = date.fromisoformat(f"{said['month']}-01")
        return meetings.Drafted(month, said["day"], said["starts_at"], said["place"])

    def platform(self) -> Platform | None:
        """Of which platform; None for the joint meeting."""
        return Platform.objects.filter(
            county=settings.PACK.county, code=self.cleaned_data["kind"]
        ).first()


@for_roles(*HOLDERS)
def meeting_new(request: HttpRequest) -> HttpResponse:
    """Set one up. 422 with what was typed."""
    actor = actor_of(request)
    if request.method != "POST":
        return _page(request, DraftForm(actor=actor))
    form = DraftForm(request.POST, actor=actor)

    def do() -> str:
        unit = Unit.objects.get(pk=actor.unit_id or 0)
        made = meetings.draft(
            unit=unit, drafted=form.drafted(), platform=form.platform(), by=actor, at=clock.now()
        )
        return posting.page("meeting", made.pk)

    return submit(
        request, form, do, done=_("议程起草好了，看一遍就可以发通知。"),
        show=lambda words, status: _page(request, form, words, status),
    )  # fmt: skip


def _page(
    request: HttpRequest, form: DraftForm, words: str = "", status: int = 200
) -> HttpResponse:
    on_top(form, words)
    return render(request, "console/meetings/new.html", {"form": form}, status=status)


def _kinds(actor: Actor, today: date) -> list[tuple[str, str]]:
    """The joint meeting for the center; for a department, its platforms."""
    platforms = Platform.objects.filter(county=settings.PACK.county).order_by("position")
    joint = [("joint", now_("联席会议"))]
    if actor.role != "center_office":
        leads = PlatformDuty.objects.on(today).filter(kind=DutyKind.LEAD, unit=actor.unit_id)
        platforms, joint = platforms.filter(pk__in=leads.values("platform")), []
    word = now_("{name}平台会商")
    return joint + [(one.code, word.format(name=one.name)) for one in platforms]


def _months(today: date) -> list[tuple[str, str]]:
    found, month = [], today
    for _place in range(_MONTHS):
        month = policies.month_before(month)
        found.append(
            (f"{month:%Y-%m}", now_("{year}年{month}月").format(year=month.year, month=month.month))
        )
    return found
