"""One room and its week: for everybody; who may book presses what is free."""

from datetime import datetime, timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.sites.models import Booking
from wudan.sites.permissions.room import booking_objection, keeps, owns
from wudan.sites.reading_times import times_between
from wudan.web.acting import is_signed_in, reader_of
from wudan.web.rooms.loading import FURTHEST_WEEKS, asked_day, clock_words, room_of
from wudan.web.rooms.week import week_of
from wudan.web.rooms.wording import rules_of, theme_words, use_words

_OFFERED = timedelta(hours=2)


@login_not_required
def room(request: HttpRequest, pk: int) -> HttpResponse:
    """The week that contains the asked day, from Monday on."""
    found, at, actor = room_of(pk), clock.now(), reader_of(request)
    day = asked_day(request, "week")
    monday = day - timedelta(days=day.weekday())
    times = times_between(found, monday, monday + timedelta(days=6))
    objection = booking_objection(actor, found)
    address, known = reverse("room-booking", args=[pk]), is_signed_in(request)
    is_kept = keeps(actor, found)

    def free_url(begins: datetime, ends: datetime) -> str:
        if objection is not None and known:
            return ""
        on = day_of(begins)
        until = min(ends, begins + _OFFERED)
        return f"{address}?day={on}&begins={clock_words(begins, on)}&ends={clock_words(until, on)}"

    def own_url(one: Booking) -> str:
        return reverse("booking", args=[one.no]) if is_kept or owns(actor, one) else ""

    this = day_of(at) - timedelta(days=day_of(at).weekday())
    week = week_of(times, monday, at=at, free_url=free_url, own_url=own_url)
    context = {
        "room": found, "week": week, "monday": monday, "sunday": monday + timedelta(days=6),
        "hours": times.spans, "is_kept": is_kept, "rules": rules_of(found),
        "previous": _address(pk, monday - timedelta(weeks=1)) if monday > this - timedelta(weeks=8) else "",
        "next": _address(pk, monday + timedelta(weeks=1)) if monday < this + timedelta(weeks=FURTHEST_WEEKS) else "",
        "is_this_week": monday == this, "objection": objection, "is_known": known,
        "themes": in_words(Listed(COMMA, map(theme_words, found.themes))), "uses": in_words(Listed(COMMA, map(use_words, found.uses))),
        "is_kept_by_unit": found.unit_id != found.site.unit_id,
    }  # fmt: skip
    return render(request, "rooms/room.html", context)


def _address(pk: int, monday: object) -> str:
    return f"{reverse('room', args=[pk])}?week={monday}"
