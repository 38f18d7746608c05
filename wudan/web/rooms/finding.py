"""找场地: by day, time, how many and what for; the nearest free room first, whoever keeps it (R028).

Who runs something asks for it from here; a hall, school or base that is lent stands below the rooms.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.kit.tree_paths import steps_of
from wudan.people.actors import Actor
from wudan.sites import policies
from wudan.sites.finding_rooms import (
    PlaceFound,
    RoomFound,
    Sought,
    search_for,
)
from wudan.sites.models import Booking, Site
from wudan.sites.permissions.room import BOOKERS
from wudan.sites.wanted import WantedBooking
from wudan.web.acting import actor_of, person_of
from wudan.web.console.training.forms import day_field, number_field
from wudan.web.portal.cards import Card
from wudan.web.rooms.forms import QuickSelect, half_hours
from wudan.web.rooms.forms import near as of_our_time
from wudan.web.rooms.loading import at_clock, clock_words
from wudan.web.rooms.wording import rules_of, theme_words, use_words

_SHOWN, _OTHERS, _PLACES = 30, 8, 8
_HERE = 0.05
"""Kilometres within which it is the place itself."""
_EARLIEST, _LATEST = 6 * 60, 22 * 60
_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
_USUAL = {"begins": "09:00", "ends": "11:00", "party": "20", "use": ""}


class FindForm(forms.Form):
    """What is needed; everything has something sensible in it already."""

    day = day_field(_("哪一天"))
    begins = forms.ChoiceField(widget=QuickSelect, label=_("从几点"), error_messages=_PICK)
    ends = forms.ChoiceField(widget=QuickSelect, label=_("到几点"), error_messages=_PICK)
    party = number_field(_("大约几个人"))
    use = forms.ChoiceField(
        widget=QuickSelect, label=_("用来做什么"), required=False, error_messages=_PICK
    )
    near = forms.ChoiceField(widget=QuickSelect, label=_("离哪里近"), error_messages=_PICK)

    def __init__(self, data: Mapping[str, str], *, places: list[tuple[str, str]]) -> None:
        super().__init__(data, label_suffix="")
        hours = half_hours(_EARLIEST, _LATEST)
        uses = [("", now_("都行")), *settings.PACK.room_uses.items()]
        for name, offered in (("begins", hours[:-1]), ("ends", hours[1:]), ("use", uses), ("near", places)):  # fmt: skip
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        """A day of our time; how far ahead is the rule of booking."""
        return of_our_time(self.cleaned_data["day"])

    def sought(self, *, at: datetime) -> Sought | None:
        """What to look for; nothing, with the faults beside their fields, when it cannot be."""
        if not self.is_valid():
            return None
        said = self.cleaned_data
        begins, ends = (at_clock(said["day"], said[name]) for name in ("begins", "ends"))
        wanted = WantedBooking(begins, ends, "", "", said["party"])
        for name, words in policies.time_faults(wanted, at=at).items():
            self.add_error(name, in_words(words))
        if not said["party"]:
            self.add_error("party", now_("请填大约几个人，至少 1。"))
        return None if self.errors else Sought(begins, ends, said["party"], said["use"])


def find_room(request: HttpRequest) -> HttpResponse:
    """The form with what is free beneath it; 422 with what was typed when it cannot be read."""
    actor, at = actor_of(request), clock.now()
    sites = list(_sites())
    said = _USUAL | {"day": f"{day_of(at) + timedelta(days=1)}", "near": _own_place(request, sites)}
    said |= {name: str(request.GET[name]) for name in said if name in request.GET}
    form = FindForm(said, places=[(str(unit.pk), unit.short_name) for unit in sites])
    sought = form.sought(at=at)
    context: dict[str, object] = {
        "form": form, "for_unit": actor.unit_name if actor.is_staff else "",
        "frame": "console/base.html" if actor.is_staff else "portal/frame.html",
        "may_not": actor.is_staff and actor.role not in BOOKERS,
    }  # fmt: skip
    if sought is not None:
        path = next(unit.path for unit in sites if str(unit.pk) == form.cleaned_data["near"])
        context |= _found(actor, sought, path, at)
    return render(request, "rooms/find.html", context, status=200 if sought else 422)


def find_again(booking: Booking) -> str:
    """Where to look for another room at the time of a booking that came to nothing."""
    on = booking.day
    said = {
        "day": on, "begins": clock_words(booking.starts_at, on), "ends": clock_words(booking.ends_at, on),
        "party": booking.party, "use": booking.use,
    }  # fmt: skip
    return f"{reverse('find-room')}?{urlencode(said)}"


def _sites() -> list[Unit]:
    """Where there are sites, in the order of the tree."""
    rows = Site.objects.filter(unit__county=settings.PACK.county, unit__ends_on=None)
    units = (site.unit for site in rows.select_related("unit"))
    return sorted(units, key=lambda unit: steps_of(unit.path))


def _own_place(request: HttpRequest, sites: list[Unit]) -> str:
    """The site of the own unit or the next above it; for oneself that of one's village."""
    actor, known = actor_of(request), {unit.pk for unit in sites}
    steps = steps_of(actor.unit_path) if actor.is_staff else [person_of(request).home_id or 0]
    found = next((pk for pk in reversed(steps) if pk in known), None)
    return str(found or (sites[0].pk if sites else ""))


def _found(actor: Actor, sought: Sought, path: str, at: datetime) -> dict[str, object]:
    found = search_for(actor, settings.PACK.county, sought, near=path, at=at)
    free = found.free
    return {
        "is_sought": True, "count": len(free), "cards": [_card(one, sought) for one in free[:_SHOWN]],
        "more": max(0, len(free) - _SHOWN),
        "others": [_other(one, sought) for one in found.others[:_OTHERS]],
        "places": [_place(one, sought) for one in found.places[:_PLACES]],
    }  # fmt: skip


def _card(one: RoomFound, sought: Sought) -> Card:
    room, day = one.room, day_of(sought.starts_at)
    said = {
        "day": day, "begins": clock_words(sought.starts_at, day), "ends": clock_words(sought.ends_at, day),
        "party": sought.party, "use": sought.use,
    }  # fmt: skip
    return {
        "name": f"{room.site.unit.short_name} · {room.name}", "url": f"{reverse('room', args=[room.pk])}?week={day}",
        "where": room.where, "capacity": room.capacity, "equipment": room.equipment, "is_outdoors": room.is_outdoors,
        "uses": in_words(Listed(COMMA, map(use_words, room.uses))), "themes": in_words(Listed(COMMA, map(theme_words, room.themes))),
        "rules": rules_of(room), "asks": room.needs_approval, "distance": _distance(one.km),
        "book": f"{reverse('room-booking', args=[room.pk])}?{urlencode(said)}",
    }  # fmt: skip


def _other(one: RoomFound, sought: Sought) -> Card:
    """Not at that time, but at others of that day."""
    room, day = one.room, day_of(sought.starts_at)
    spans = [f"{clock_words(b, day)}–{clock_words(e, day)}" for b, e in one.free]
    return {
        "name": f"{room.site.unit.short_name} · {room.name}", "distance": _distance(one.km),
        "url": f"{reverse('room-booking', args=[room.pk])}?day={day}&party={sought.party}",
        "free": in_words(Listed(COMMA, spans)),
    }  # fmt: skip


def _place(one: PlaceFound, sought: Sought) -> Card:
    place = one.place
    said = urlencode({"starts": sought.starts_at.isoformat(), "ends": sought.ends_at.isoformat()})
    return {
        "name": place.name, "url": f"{reverse('resource', args=[place.pk])}?{said}",
        "kind": place.get_kind_display(), "unit": place.unit.short_name, "distance": _distance(one.km),
        "address": place.address or (place.area.name if place.area else ""),
    }  # fmt: skip


def _distance(km: float | None) -> str:
    return "" if km is None or km < _HERE else now_("{km} 公里").format(km=round(km, 1))
