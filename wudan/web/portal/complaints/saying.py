"""提投诉建议、查答复: without signing in and without script; too many from one line wait."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_

from wudan.areas.calendars import working_calendar
from wudan.complaints import actions
from wudan.complaints.models import Complaint
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing, Objected, TooMany
from wudan.people import throttling
from wudan.web import posting
from wudan.web.acting import reader_of
from wudan.web.portal.complaints.forms import LookForm, SayingForm
from wudan.web.portal.complaints.remembered import remember
from wudan.web.portal.forms import tell
from wudan.web.refusals import say_when
from wudan.web.submitting import on_top, submit

NOBODY_IN_PARTICULAR = 0
"""In whose name answers are kept: none leads from somebody signed in to what they said without a name."""


@login_not_required
def complaints(request: HttpRequest) -> HttpResponse:
    """What this is, one's own, and the way to an answer by number and code."""
    if request.method != "POST":
        return _landing(request, LookForm(initial={"no": request.GET.get("no", "")[:20]}))
    form = LookForm(request.POST)
    try:
        if not form.is_valid():
            raise Malformed({})
        found = _by_code(request, form)
    except (Malformed, Missing, Objected) as fault:
        fields = fault.fields if isinstance(fault, Malformed) else {"": fault.words}
        return _landing(request, tell(form, fields), status=422)
    except TooMany as fault:
        return say_when(_landing(request, tell(form, {"": fault.words}), status=429), fault)
    remember(request, found.no)
    return posting.go(request, posting.page("opened-complaint", found.no))


@login_not_required
def complaint_new(request: HttpRequest) -> HttpResponse:
    """Say it. 422 with what was typed; 429 when a line says too much at once."""
    if request.method != "POST":
        asked = {
            "number": request.GET.get("about", "")[:20],
            "unit": request.GET.get("unit", "")[:20],
        }
        return _page(request, SayingForm(initial=asked))
    form = SayingForm(request.POST)

    def do() -> str:
        said = form.said()
        made = actions.file(
            county=settings.PACK.county, said=said, by=reader_of(request), at=clock.now()
        )
        remember(request, made.no)
        return posting.page("opened-complaint", made.no)

    try:
        throttling.spend("complaint", request.META["REMOTE_ADDR"], at=clock.now())
    except TooMany as fault:
        form.is_valid()
        return say_when(_page(request, form, fault.words, 429), fault)
    return submit(
        request, form, do, done=now_("记下了。请把编号和查询码抄下来或拍下来，凭它看答复。"),
        show=lambda words, status: _page(request, form, words, status), owner=NOBODY_IN_PARTICULAR,
    )  # fmt: skip


def _by_code(request: HttpRequest, form: LookForm) -> Complaint:
    address, at = request.META["REMOTE_ADDR"], clock.now()
    throttling.spend("slip", address, at=at)
    found = actions.open_slip(**form.cleaned_data, at=at)
    throttling.give_back("slip", address)
    return found


def _landing(request: HttpRequest, form: LookForm, *, status: int = 200) -> HttpResponse:
    actor, rules = reader_of(request), settings.PACK.complaints
    own = Complaint.objects.none()
    if not actor.is_staff and actor.person_id:
        own = Complaint.objects.visible_to(actor).order_by("-filed_at")[:20]
    context = {
        "form": form, "own": list(own), "receive": rules.receive.amount, "answer": rules.answer.amount,
        "works": working_calendar().works(clock.day_of(clock.now())),
    }  # fmt: skip
    return render(request, "portal/complaints/landing.html", context, status=status)


def _page(
    request: HttpRequest, form: SayingForm, words: str = "", status: int = 200
) -> HttpResponse:
    on_top(form, words)
    return render(request, "portal/complaints/new.html", {"form": form}, status=status)
