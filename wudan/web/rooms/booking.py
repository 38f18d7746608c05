"""订场地: one form; a repetition shows each date and its conflict before anything is booked.

`do` says what was pressed: look (show the dates), book, wait. What was typed is kept.
"""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase, in_words
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.sites.actions import bookings
from wudan.sites.actions.bookings import DateOutlook
from wudan.sites.free_times import RoomTimes, free_on, next_free
from wudan.sites.models import Room
from wudan.sites.permissions.room import booking_objection
from wudan.sites.reading_times import times_between
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.rooms.forms import BookingForm
from wudan.web.rooms.loading import asked_day, clock_words, room_of
from wudan.web.rooms.week import HALF_HOUR
from wudan.web.rooms.wording import rules_of

_SEARCHED, _OFFERED = 28, timedelta(hours=2)
"""Days that are looked through for the next gap, and how much of it is filled in."""
_DONE = {
    "booked": Phrase("订好了。"), "asked": Phrase("交上去了，同意了才算数。"), "waiting": Phrase("排上候补了，有空出来就轮到您。"),
}  # fmt: skip


def room_booking(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; 422 with what was typed and why not."""
    room = room_of(pk)
    if request.method != "POST":
        return _first(request, room)
    spans = tuple(row.span for row in room.hours.all())
    form = BookingForm(request.POST, room=room, spans=spans)
    refused: Objection | None = None
    dates: list[DateOutlook] = []
    try:
        if form.is_valid() and form.cleaned_data["every"] and request.POST.get("do") == "look":
            dates = _looked(form, room)
        else:
            return posting.once(request, lambda: _booked(request, room, form))
    except Malformed as fault:
        for name, words in fault.fields.items():
            form.add_error(name if name in form.fields else None, in_words(words))
    except Objected as fault:
        refused = fault.objection
        dates = _dates_again(form, room)
    status = 200 if dates and refused is None else 422
    day = form.cleaned_data.get("day") or day_of(clock.now())
    times = times_between(room, day, day, with_names=False)
    return _page(request, room, form, times, day, refused=refused, dates=dates, status=status)


def _first(request: HttpRequest, room: Room) -> HttpResponse:
    """The empty form: the day and times that were pressed, or the next gap after them."""
    day, found = asked_day(request), None
    is_search = request.GET.get("find") == "next"
    last = day + timedelta(days=_SEARCHED - 1) if is_search else day
    times = times_between(room, day, last, with_names=False)
    if is_search:
        found = next_free(times, day, days=_SEARCHED, most=_OFFERED, at=clock.now())
        day = day_of(found[0]) if found else day
        _say_what_was_found(request, found is not None)
    begins, ends = (
        [clock_words(one, day) for one in found] if found
        else [request.GET.get(name, "") for name in ("begins", "ends")]
    )  # fmt: skip
    first: dict[str, object] = {
        "day": day, "begins": begins, "ends": ends, "theme": room.themes[0], "use": room.uses[0],
    } | _brought(request, room)  # fmt: skip
    return _page(
        request, room, BookingForm(room=room, spans=times.spans, initial=first), times, day
    )


def _brought(request: HttpRequest, room: Room) -> dict[str, object]:
    """For how many and what, from where a room was looked for; only what fits here."""
    use, party = request.GET.get("use", ""), request.GET.get("party", "")
    said: dict[str, object] = {"use": use} if use in room.uses else {}
    if party.isascii() and party.isdigit() and len(party) < 6:
        said["party"] = int(party)
    return said


def _say_what_was_found(request: HttpRequest, was_found: bool) -> None:
    if was_found:
        messages.info(request, _("下一个空档填在下面了，看过再订。"))
    else:
        messages.warning(request, _("这以后四个星期都没有空的了，可以选一个时间排候补。"))


def _booked(request: HttpRequest, room: Room, form: BookingForm) -> str:
    if not form.is_valid():
        raise Malformed({})
    said, by, at = form.cleaned_data, actor_of(request), clock.now()
    if said["every"]:
        if not said["until"]:
            raise Malformed({"until": _("请选重复到哪天。")})
        made = bookings.book_series(
            room=room, wanted=form.wanted(), every=said["every"], until=said["until"],
            days=_days(request), by=by, at=at,
        )  # fmt: skip
        messages.success(request, _("订好了 {n} 次。").format(n=len(made)))
        return posting.page("my-bookings")
    waits = request.POST.get("do") == "wait"
    one = bookings.book(room=room, wanted=form.wanted(), by=by, at=at, waits=waits)
    messages.success(request, _(_DONE[one.state]))
    return posting.page("booking", one.no)


def _days(request: HttpRequest) -> list[date]:
    """The dates that were ticked. Raises Malformed."""
    try:
        return [date.fromisoformat(text) for text in request.POST.getlist("days")[:60]]
    except ValueError:
        raise Malformed({"until": _("请从列出的日子里选。")}) from None


def _looked(form: BookingForm, room: Room) -> list[DateOutlook]:
    said = form.cleaned_data
    if not said["until"]:
        raise Malformed({"until": _("请选重复到哪天。")})
    return bookings.outlook(
        room, form.wanted(), every=said["every"], until=said["until"], at=clock.now()
    )


def _dates_again(form: BookingForm, room: Room) -> list[DateOutlook]:
    """After a refusal the dates as they are now; none when it is no repetition."""
    if not form.is_valid() or not form.cleaned_data["every"]:
        return []
    try:
        return _looked(form, room)
    except Malformed:
        return []


def _page(
    request: HttpRequest, room: Room, form: BookingForm, times: RoomTimes, day: date, *,
    refused: Objection | None = None, dates: list[DateOutlook] | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    at, actor = clock.now(), actor_of(request)
    free = [s for s in free_on(times, day, at=at) if s[1] - s[0] >= HALF_HOUR]
    context = {
        "room": room, "form": form, "day": day, "rules": rules_of(room), "refused": refused,
        "free": [f"{clock_words(begins, day)}–{clock_words(ends, day)}" for begins, ends in free],
        "dates": dates or [], "kept": [one.day for one in dates or [] if one.objection is None],
        "next_url": f"{request.path}?day={day + timedelta(days=1)}&find=next", "objection": booking_objection(actor, room), "for_unit": actor.unit_name if actor.is_staff else "",
        "may_wait": refused is not None and refused.code == "taken" and not dates,
    }  # fmt: skip
    return render(request, "rooms/booking.html", context, status=status)
