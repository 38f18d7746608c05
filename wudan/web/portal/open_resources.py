"""开放资源: what opens its door today, tomorrow, at the weekend; when, and how to get in (R020, R026)."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.enums import Audience, Venue
from wudan.activities.flow import LIVE
from wudan.activities.models import Shift
from wudan.kit import clock, numbers
from wudan.kit.open_hours import OFF, SWAPPED, week_words
from wudan.kit.places import Point, kilometres
from wudan.kit.refusals import Missing
from wudan.sites.enums.resource import ResourceKind
from wudan.sites.models import Resource, SitePeriod
from wudan.sites.opening_days import OpenDay, at_hand, coming_days, kind_today, open_now
from wudan.web.acting import is_signed_in, person_of
from wudan.web.portal.cards import Card
from wudan.web.portal.places import point_of
from wudan.web.portal.volunteering.cards import when_words
from wudan.web.templatetags.words import day

_WHEN = ("today", "tomorrow", "weekend", "nearby")
_FAR = 10_000.0
AHEAD = timedelta(days=14)
_SHOWN = 60


@login_not_required
def open_resources(request: HttpRequest) -> HttpResponse:
    """Day by day, the nearest first where it is known who asks or where they are."""
    now = clock.now()
    today = clock.day_of(now)
    tab = request.GET.get("when", "today")
    tab = tab if tab in _WHEN else "today"
    here = point_of(request) or _home(request, today)
    days = [
        {"title": day(on), "note": _kind_words(on), "cards": _cards(on, clock.local(now).time() if on == today else None, here)}
        for on in _days(tab, today)
    ]  # fmt: skip
    address = reverse("open-resources")
    context = {
        "days": days, "popups": popups(now) if tab == "nearby" else None, "is_near": here is not None, "channels": _channels(today),
        "tabs": [{"label": words, "url": f"{address}?when={one}", "current": one == tab} for one, words in _tabs().items()],
    }  # fmt: skip
    return render(request, "portal/open_resources.html", context)


@login_not_required
def open_resource(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them: what is there, how to get in, its week, and the next days it opens on."""
    today = clock.day_of(clock.now())
    found = _load(pk, today)
    agreement = found.agreements.in_force(today).prefetch_related("hours").first()
    ahead = coming_days(found, today)
    site = found.host or found.unit
    context = {
        "found": found, "week": week_words(agreement.spans) if agreement else [],
        "ahead": ahead[:7],
        "is_today": bool(ahead) and ahead[0].day == today, "next": ahead[0] if ahead else None,
        "items": _facts(found), "phone": getattr(getattr(site, "site", None), "phone", ""),
        "place_url": reverse("place", args=[found.host_id]) if found.host_id else "",
    }  # fmt: skip
    return render(request, "portal/open_resource.html", context)


def popups(at: datetime) -> list[Card]:
    """到身边来 (R025): what comes to where people are in the next weeks, the soonest first; one statement."""
    shifts = Shift.objects.filter(
        activity__county=settings.PACK.county, activity__venue=Venue.POPUP, activity__is_template=False,
        activity__audience=Audience.EVERYBODY, activity__stage__in=LIVE, ends_at__gt=at,
        day__lte=clock.day_of(at) + AHEAD,
    )  # fmt: skip
    rows = shifts.select_related("activity__unit", "activity__area").order_by("starts_at", "pk")
    return [
        {
            "name": one.activity.title, "url": reverse("activity", args=[one.activity.no]),
            "kind": one.activity.area.name if one.activity.area else one.activity.unit.short_name,
            "address": one.activity.place, "hours": when_words(one), "phone": "", "distance": "",
            "now": _("正在办") if one.starts_at <= at else "",
        }
        for one in rows[:_SHOWN]
    ]  # fmt: skip


def _tabs() -> dict[str, str]:
    return dict(zip(_WHEN, (_("今天"), _("明天"), _("周末"), _("到身边来")), strict=True))


def _days(tab: str, today: date) -> list[date]:
    """Today, tomorrow, or the Saturday and Sunday to come; on a Sunday, what is left of it."""
    if tab == "nearby":
        return []
    if tab == "tomorrow":
        return [today + timedelta(days=1)]
    if tab == "today":
        return [today]
    saturday = today + timedelta(days=5 - today.weekday())
    return [on for on in (saturday, saturday + timedelta(days=1)) if on >= today]


def _cards(on: date, at: time | None, here: Point | None) -> list[Card]:
    found = at_hand(settings.PACK.county, on)
    if here is not None:
        found.sort(key=lambda one: _km(one.resource, here))
    return [_card(one, at, here) for one in found[:_SHOWN]]


def _card(one: OpenDay, at: time | None, here: Point | None) -> Card:
    resource = one.resource
    km = _km(resource, here) if here is not None else _FAR
    is_now = at is not None and open_now(one, at)
    return {
        "name": resource.name, "url": reverse("open-resource", args=[resource.pk]),
        "kind": resource.get_kind_display(), "address": resource.address or _area(resource),
        "hours": one.words, "now": _("正在开门") if is_now else "", "phone": "",
        "distance": _("{km} 公里").format(km=round(km, 1)) if km < _FAR else "",
    }  # fmt: skip


def _area(resource: Resource) -> str:
    return resource.area.name if resource.area else ""


def _km(resource: Resource, here: Point) -> float:
    return kilometres(here, resource.point) if resource.point else _FAR


def _home(request: HttpRequest, today: date) -> Point | None:
    """Where the nearest station of who is signed in lies."""
    if not is_signed_in(request) or person_of(request).home_id is None:
        return None
    periods = SitePeriod.objects.on(today).filter(site__unit=person_of(request).home_id)
    period = periods.first()
    return period.point if period else None


def _kind_words(on: date) -> str:
    """What sets a day apart; nothing on a plain one."""
    kind = kind_today(on)
    if kind == SWAPPED:
        return _("调休上班：只列说好这天也开的")
    return _("节假日：只列说好节假日也开的") if kind == OFF else ""


def _channels(today: date) -> Iterable[Resource]:
    rows = Resource.objects.filter(county=settings.PACK.county, kind=ResourceKind.CHANNEL)
    return list(rows.public_on(today).order_by("name")[:20])


def _load(pk: int, today: date) -> Resource:
    """One that is public today. Raises Missing."""
    if pk > numbers.LARGEST_KEY:
        raise Missing
    rows = Resource.objects.filter(county=settings.PACK.county).public_on(today)
    shown = rows.select_related("unit__site", "host__site", "area")
    found = shown.filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _facts(found: Resource) -> list[Card]:
    known = [
        (_("有什么"), found.words), (_("怎么进"), found.entry_words), (_("地址"), found.address or _area(found)),
        (_("账号或网址"), found.link), (_("保管单位"), found.unit.short_name),
    ]  # fmt: skip
    return [{"label": label, "value": value} for label, value in known if value]
