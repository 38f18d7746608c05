"""门牌 (A4): this week of a room, to hang at its door; nobody's name."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wudan.kit import clock
from wudan.kit.open_hours import week_words
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.sites.reading_times import times_between
from wudan.web.rooms.loading import asked_day, room_of
from wudan.web.rooms.week import week_of
from wudan.web.rooms.wording import theme_words


@login_not_required
def room_door(request: HttpRequest, pk: int) -> HttpResponse:
    """A sheet of seven days from the asked day's Monday; printed by the browser."""
    room, day = room_of(pk), asked_day(request, "week")
    monday = day - timedelta(days=day.weekday())
    times = times_between(room, monday, monday + timedelta(days=6))
    week = week_of(times, monday, at=clock.midnight(monday), free_url=_none, own_url=_none)
    context = {
        "room": room, "week": week, "monday": monday, "sunday": monday + timedelta(days=6),
        "hours": week_words(times.spans), "themes": in_words(Listed(COMMA, map(theme_words, room.themes))),
        "address": request.build_absolute_uri(reverse("room", args=[pk])),
    }  # fmt: skip
    return render(request, "rooms/door.html", context)


def _none(*_anything: object) -> str:
    return ""
