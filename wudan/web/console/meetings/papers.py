"""会议材料: as a paper, as an entry of a calendar, and each figure opened to its rows."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.clock import CHINA
from wudan.kit.icalendar import Entry, calendar
from wudan.kit.refusals import Missing
from wudan.meetings.agenda import agenda_of
from wudan.meetings.enums import MeetingState
from wudan.meetings.models import FrozenFigure, Pack
from wudan.meetings.papers import pack_sheet
from wudan.meetings.querysets.meeting import SEES_ALL
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.meetings.loading import KNOWERS, load_meeting
from wudan.web.console.registers.parts import parts_page
from wudan.web.templatetags.words import moment

_LASTS = timedelta(hours=2)


@for_roles(*KNOWERS)
def meeting_pack(request: HttpRequest, pk: int) -> HttpResponse:
    """The pack as PDF: the sent one, or how it would be sent now, which it says."""
    found = load_meeting(request, pk)
    pack = Pack.objects.filter(meeting=found).first()
    paper = pack_sheet(
        found, agenda_of(found, at=clock.now()), county=settings.PACK.brand.title,
        digest=pack.digest if pack else "", frozen_at=pack.frozen_at if pack else None,
        invitees=[(one.unit.short_name, one.seat_title) for one in found.invitees.live().select_related("unit")],
    )  # fmt: skip
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="meeting-{found.pk}.pdf"'
    return answer


@for_roles(*KNOWERS)
def meeting_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry for calendar programs (RFC 5545)."""
    found = load_meeting(request, pk)
    starts_at = datetime.combine(found.day, found.starts_at, CHINA)
    entry = Entry(
        uid=f"meeting-{found.pk}@wudan", starts_at=starts_at, ends_at=starts_at + _LASTS,
        summary=str(found), place=found.place,
        url=request.build_absolute_uri(reverse("meeting", args=[found.pk])),
        changed_at=found.called_at or found.drafted_at,
        is_tentative=found.state == MeetingState.DRAFTED,
        is_cancelled=found.state == MeetingState.DROPPED,
    )  # fmt: skip
    made = calendar(str(found), [entry], at=clock.now())
    answer = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="meeting-{found.pk}.ics"'
    return answer


@for_roles(*KNOWERS)
def meeting_figure(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The rows of one figure: those kept with the pack once it was sent. Of rows, only who sees the
    whole county is shown; members read the number."""
    found = load_meeting(request, pk)
    if actor_of(request).role not in SEES_ALL or not key.isprintable():
        raise Missing
    pack = Pack.objects.filter(meeting=found).only("frozen_at").first()
    if pack is None:
        figure = agenda_of(found, at=clock.now()).figure(key)
    else:
        row = FrozenFigure.objects.filter(pack=pack, key=key).first()
        figure = row.figure() if row else None
    if figure is None:
        raise Missing
    frozen = _("{when}发通知时存下的").format(when=moment(pack.frozen_at)) if pack else ""
    return parts_page(
        request, figure, about=str(found), back_url=reverse("meeting", args=[pk]), frozen=frozen
    )
