"""What came to this desk, by when an answer is owed; the month in figures that give nobody away."""

from datetime import date, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_

from wudan.complaints import actions
from wudan.complaints.enums import ComplaintChannel
from wudan.complaints.models import Complaint
from wudan.complaints.published import rows_of
from wudan.complaints.querysets import ComplaintQuerySet
from wudan.complaints.reporting import figures, guarded, outcomes
from wudan.kit import clock
from wudan.kit.clock import day_of, midnight
from wudan.kit.refusals import Missing
from wudan.registers.figures import Window
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.complaints.forms import NotingForm
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.submitting import on_top, submit

HEARERS = ("institute_staff", "center_office", "auditor")


@for_roles(*HEARERS)
def complaint_desk(request: HttpRequest) -> HttpResponse:
    """Open ones first by their term; answered ones behind a tab."""
    actor, at, page = actor_of(request), clock.now(), page_number(request)
    done = request.GET.get("tab") == "done"
    rows = Complaint.objects.visible_to(actor).with_names()
    open_ones = rows.open()
    shown = rows.exclude(pk__in=open_ones.values("pk")).order_by("-filed_at") if done else open_ones.order_by("answer_by", "pk")  # fmt: skip
    which = _counted(request)
    if which is not None:
        shown = rows.filter(pk__in=which.values("pk")).order_by("filed_at", "pk")
    cut = list(shown[(page - 1) * PAGE : page * PAGE + 1])
    first = midnight(day_of(at).replace(day=1))
    last = first - timedelta(days=1)
    months = (midnight(day_of(last).replace(day=1)), first)
    county = settings.PACK.county
    told = figures(county, *months)
    context = {
        "rows": cut[:PAGE], "at": at, "done": done, "tabs": _tabs(request, done), "counted": which is not None,
        "previous": address(request, page=str(page - 1)) if page > 1 else "",
        "next": address(request, page=str(page + 1)) if len(cut) > PAGE else "",
        "told": guarded(told), "quiet": not any(one.value for one in told), "came_of": guarded(outcomes(county, *months), share_a_sum=True),
        "month": day_of(last), "notes": actor.may("place_for"),
    }  # fmt: skip
    return render(request, "console/complaints/desk.html", context)


def _counted(request: HttpRequest) -> ComplaintQuerySet | None:
    """The rows behind a figure of a month's summary, when one was opened. Raises Missing for one there is not."""
    key, text = request.GET.get("counted", ""), request.GET.get("month", "")
    if not key:
        return None
    try:
        window = Window.month(date.fromisoformat(f"{text}-01"))
    except ValueError as fault:
        raise Missing from fault
    return rows_of(key, settings.PACK.county, window.since, window.until)


@for_roles(*SITES)
def complaint_noting(request: HttpRequest) -> HttpResponse:
    """Write down what somebody says or brought; the slip is for them. 422 with what was typed."""
    if request.method != "POST":
        return _page(request, NotingForm(initial={"channel": ComplaintChannel.PHONE}))
    form = NotingForm(request.POST)

    def do() -> str:
        made = actions.note_down(
            county=settings.PACK.county, said=form.said(), channel=form.cleaned_data["channel"],
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        request.session["noted_complaint"] = [made.no, made.slip_code]
        return posting.page("complaint-noted")

    return submit(
        request, form, do, done=now_("记下了，请把编号和查询码念给来人。"),
        show=lambda words, status: _page(request, form, words, status),
    )  # fmt: skip


@for_roles(*SITES)
def complaint_noted(request: HttpRequest) -> HttpResponse:
    """Number and code of the one just written down, once, to be read out."""
    no, code = request.session.pop("noted_complaint", ["", ""])
    return render(request, "console/complaints/noted.html", {"no": no, "code": code})


def _page(
    request: HttpRequest, form: NotingForm, words: str = "", status: int = 200
) -> HttpResponse:
    on_top(form, words)
    return render(request, "console/complaints/noting.html", {"form": form}, status=status)


def _tabs(request: HttpRequest, done: bool) -> list[dict[str, object]]:
    plain, opened = {"page": "", "month": "", "counted": ""}, bool(request.GET.get("counted"))
    return [
        {"label": now_("要办的"), "url": address(request, tab="", **plain), "current": not done and not opened, "count": None},
        {"label": now_("答复过的"), "url": address(request, tab="done", **plain), "current": done and not opened, "count": None},
    ]  # fmt: skip
