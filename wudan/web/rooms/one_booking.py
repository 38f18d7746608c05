"""One booking, for who made it and for who keeps the room: confirm, cancel, add a date again."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.people.actors import Actor
from wudan.sites.actions import bookings
from wudan.sites.actions.bookings.repeat import left_out
from wudan.sites.enums import BookingState
from wudan.sites.models import Booking
from wudan.sites.permissions import room as permissions
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.portal.cards import Card
from wudan.web.rooms.finding import find_again
from wudan.web.rooms.loading import booking_of
from wudan.web.rooms.mine import line_of
from wudan.web.rooms.wording import theme_words, tone_of, use_words, when_words, who_words

_DATES = 30
_FAILED = (BookingState.REFUSED, BookingState.LAPSED, BookingState.CANCELLED)


def booking(request: HttpRequest, no: str) -> HttpResponse:
    """The page; `do` says what was pressed. 422 with why not."""
    if request.method != "POST":
        return _page(request, booking_of(request, no))
    booking_of(request, no)

    def do() -> str:
        _act(request, booking_of(request, no))
        return posting.page("booking", no)

    try:
        return posting.once(request, do)
    except (Malformed, Objected) as fault:
        return _page(request, booking_of(request, no), words=fault.words, status=422)


def _act(request: HttpRequest, held: Booking) -> None:
    by, at, why = actor_of(request), clock.now(), request.POST.get("why", "")
    pressed = request.POST.get("do", "")
    if pressed == "cancel":
        bookings.cancel_booking(booking=held, by=by, at=at, why=why)
        messages.success(request, _("取消了，时间让给别人。"))
    elif pressed == "cancel_rest":
        count = bookings.cancel_rest(booking=held, by=by, at=at, why=why)
        messages.success(request, _("取消了 {n} 次。").format(n=count))
    elif pressed == "confirm":
        bookings.confirm_booking(booking=held, by=by, at=at)
        messages.success(request, _("知道了，照样留着。"))
    elif pressed == "add" and held.series is not None:
        bookings.add_date(series=held.series, day=_day(request), by=by, at=at)
        messages.success(request, _("补上了。"))
    else:
        raise Missing


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        raise Malformed({"day": _("请选一天。")}) from None


def _page(
    request: HttpRequest, held: Booking, *, words: str = "", status: int = 200
) -> HttpResponse:
    actor, at = actor_of(request), clock.now()
    is_own = permissions.owns(actor, held)
    context = {
        "booking": held, "items": _facts(held, actor), "refusal_words": words,
        "tone": tone_of(held.state), "token": posting.new_token(), "is_own": is_own,
        "cancelling": permissions.cancelling_objection(actor, held, at=at),
        "may_confirm": permissions.confirming_objection(actor, held, at=at) is None,
        "ahead": _ahead(held), "is_kept": permissions.keeps(actor, held.room),
        "again": find_again(held) if is_own and held.state in _FAILED else "",
        **_series(held, is_own),
    }  # fmt: skip
    return render(request, "rooms/one_booking.html", context, status=status)


def _ahead(held: Booking) -> int:
    """How many wait for an overlapping time and came before."""
    if held.state != "waiting":
        return 0
    others = Booking.objects.filter(room=held.room_id, state="waiting", made_at__lt=held.made_at)
    return others.meeting(held.starts_at, held.ends_at).count()


def _series(held: Booking, is_own: bool) -> dict[str, object]:
    if held.series is None:
        return {"dates": [], "missing": []}
    rows = held.series.bookings.select_related("room__site__unit").order_by("starts_at", "pk")
    today = clock.day_of(clock.now())
    missing = [day for day in left_out(held.series) if day > today] if is_own else []
    return {
        "dates": [line_of(row, to_confirm=False) for row in rows if row.holds][:_DATES],
        "missing": missing,
    }


def _facts(held: Booking, actor: Actor) -> list[Card]:
    facts: list[Card] = [
        {"label": _("什么时候"), "value": when_words(held)},
        {"label": _("在哪里"), "value": f"{held.room.site.unit.name} · {held.room.name}",
         "url": f"{reverse('room', args=[held.room_id])}?week={held.day}", "note": held.room.where},
        {"label": _("主题"), "value": f"{theme_words(held.theme)}，{use_words(held.use)}"},
        {"label": _("大约"), "value": _("{n} 人").format(n=held.party)},
        {"label": _("谁订的"), "value": _booker(held, actor)},
        {"label": _("编号"), "value": held.no},
    ]  # fmt: skip
    if held.words:
        facts.append({"label": _("说明"), "value": held.words})
    if held.why:
        facts.append({"label": _("原因"), "value": held.why})
    if held.seen:
        facts.append({"label": _("用了没有"), "value": held.get_seen_display()})
    return facts


def _booker(held: Booking, actor: Actor) -> str:
    """A unit, oneself, or for the keeper the person who comes."""
    if held.unit is not None:
        return held.unit.name
    if not actor.is_staff:
        return _("您自己")
    return _("群众 {name}").format(name=held.person.name) if held.person.name else who_words(held)
