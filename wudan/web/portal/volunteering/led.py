"""What a leader's calendar holds besides: the team's shifts and visits, with nobody's name or address."""

from datetime import datetime, timedelta

from django.db.models import Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.enums import ActivityStage
from wudan.activities.models import Shift
from wudan.kit.clock import day_of
from wudan.kit.icalendar import Entry
from wudan.orders.enums import FulfillmentState
from wudan.orders.models import Fulfillment
from wudan.people.models import Post
from wudan.web.portal.volunteering.entries import shift_entry

_BACK, _AHEAD, _MOST = timedelta(days=30), timedelta(days=180), 300
_LASTS = timedelta(hours=1)


def led(request: HttpRequest, person_id: int, *, at: datetime) -> list[Entry]:
    """Of the teams whose leader the person is today; a post that ended shows nothing more."""
    today = day_of(at)
    held = Post.objects.held_on(today).at_open_units(today)
    teams = held.filter(person=person_id, role="team_leader").values_list("unit", flat=True)
    units = list(teams)
    if not units:
        return []
    return [*_shifts(request, units, at), *_visits(request, units, at)]


def _shifts(request: HttpRequest, units: list[int], at: datetime) -> list[Entry]:
    rows = Shift.objects.filter(
        activity__unit__in=units, starts_at__gte=at - _BACK, starts_at__lt=at + _AHEAD
    )
    rows = rows.exclude(activity__stage=ActivityStage.DRAFT).select_related("activity__unit")
    rows = rows.annotate(wanted=Sum("openings__quota"), placed=Sum("openings__taken"))
    return [
        shift_entry(
            request, row,
            _("已报 {placed} 人，要 {wanted} 人").format(placed=row.placed or 0, wanted=row.wanted or 0),
        )
        for row in rows.order_by("starts_at", "pk")[:_MOST]
    ]  # fmt: skip


def _visits(request: HttpRequest, units: list[int], at: datetime) -> list[Entry]:
    """Orders that were taken on: when, and what for. Where and for whom is read after signing in."""
    rows = Fulfillment.objects.filter(
        dispatch__unit__in=units, starts_at__gte=at - _BACK, starts_at__lt=at + _AHEAD
    )
    rows = rows.select_related("order__service").order_by("starts_at", "pk")[:_MOST]
    return [
        Entry(
            uid=f"fulfillment-{row.pk}@wudan", starts_at=row.starts_at,
            ends_at=row.starts_at + _duration(row),
            summary=row.order.service.name if row.order.service else _("一句话点单"),
            words=_("去哪里、找谁，登录以后看。"),
            url=request.build_absolute_uri(reverse("order", args=[row.order.no])),
            changed_at=row.cancelled_at or row.done_at or row.started_at,
            is_cancelled=row.state == FulfillmentState.CANCELLED, sequence=row.order.version,
        )
        for row in rows
    ]  # fmt: skip


def _duration(row: Fulfillment) -> timedelta:
    service = row.order.service
    return timedelta(minutes=service.duration_minutes) if service else _LASTS
