"""场地: the rooms of a site and what is free of them on a day; for everybody, account or not."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.kit.refusals import Missing
from wudan.sites.free_times import Stretch, free_on
from wudan.sites.models import Room, Site
from wudan.sites.reading_times import times_of_rooms
from wudan.web.portal.cards import Card
from wudan.web.rooms.loading import asked_day, clock_words
from wudan.web.rooms.week import HALF_HOUR
from wudan.web.rooms.wording import rules_of, theme_words
from wudan.web.templatetags.words import day as day_words

_DAYS = 7


@login_not_required
def rooms(request: HttpRequest) -> HttpResponse:
    """Sites that have rooms, by town: where to look."""
    there = Count("rooms", filter=Q(rooms__given_up_on=None))
    sites = Site.objects.of_county(settings.PACK.county).annotate(count=there).filter(count__gt=0)
    lines = [
        {"name": site.unit.name, "url": reverse("site-rooms", args=[site.unit_id]),
         "count": getattr(site, "count", 0)}
        for site in sites.order_by("unit__path")
    ]  # fmt: skip
    return render(request, "rooms/sites.html", {"lines": lines})


@login_not_required
def site_rooms(request: HttpRequest, pk: int) -> HttpResponse:
    """One site on one day, the next six behind tabs."""
    rows = Site.objects.filter(unit=min(pk, LARGEST_KEY), unit__county=settings.PACK.county)
    site = rows.select_related("unit").first()
    if site is None:
        raise Missing(_("没有这处阵地。"))
    at, day = clock.now(), asked_day(request)
    kept = list(Room.objects.in_use().filter(site=site).with_place().order_by("name", "pk"))
    times = times_of_rooms(kept, day, day)
    cards = [
        _card(
            room, [s for s in free_on(times[room.pk], day, at=at) if s[1] - s[0] >= HALF_HOUR], day
        )
        for room in kept
    ]
    context = {
        "site": site, "cards": cards, "day": day, "tabs": _tabs(pk, day, day_of(at)),
    }  # fmt: skip
    return render(request, "rooms/site.html", context)


def _card(room: Room, free: list[Stretch], day: date) -> Card:
    spans = [f"{clock_words(b, day)}–{clock_words(e, day)}" for b, e in free]
    return {
        "name": room.name, "url": f"{reverse('room', args=[room.pk])}?week={day}",
        "where": room.where, "capacity": room.capacity, "equipment": room.equipment,
        "themes": in_words(Listed(COMMA, map(theme_words, room.themes))), "rules": rules_of(room),
        "free": in_words(Listed(COMMA, spans)), "is_outdoors": room.is_outdoors,
        "book": f"{reverse('room-booking', args=[room.pk])}?day={day}" if spans else "",
    }  # fmt: skip


def _tabs(pk: int, day: date, today: date) -> list[Card]:
    first = today if today <= day < today + timedelta(days=_DAYS) else day
    address = reverse("site-rooms", args=[pk])
    return [
        {"label": _("今天") if on == today else day_words(on), "url": f"{address}?day={on}",
         "current": on == day}
        for on in (first + timedelta(days=n) for n in range(_DAYS))
    ]  # fmt: skip
