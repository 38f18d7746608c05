"""登记场地、改场地、停用、不再作场地: the keeper's forms."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.kit.tree_paths import steps_of
from wudan.people.actors import Actor
from wudan.sites.actions import rooms
from wudan.sites.models import Room, RoomClosure, Site
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.rooms.desk import KEEPERS
from wudan.web.rooms.forms import ClosureForm, RoomForm, room_said
from wudan.web.rooms.loading import kept_room
from wudan.web.submitting import submit

_FIRST = {
    "capacity": 40, "hours": "1-5 08:30-18:00", "for_residents": True, "reconfirm_days": 3,
    "themes": ["culture"], "uses": ["meeting"],
}  # fmt: skip


@for_roles(*KEEPERS)
def room_new(request: HttpRequest) -> HttpResponse:
    """A room more, of the own unit, in the own site (a department's: in the center's)."""
    actor = actor_of(request)
    if request.method != "POST":
        return _new_page(request, RoomForm(initial=_FIRST))
    form = RoomForm(request.POST)

    def do() -> str:
        pack = settings.PACK
        unit, site = own_place(actor)
        made = rooms.add_room(
            site=site, unit=unit, wanted=form.wanted(), themes=pack.room_themes,
            uses=pack.room_uses, by=actor, at=clock.now(),
        )  # fmt: skip
        return posting.page("room-keeping", made.pk)

    return submit(
        request, form, do, done=gettext_lazy("登记好了，现在就能订。"),
        show=lambda words, status: _new_page(request, form, words, status),
    )  # fmt: skip


def own_place(actor: Actor) -> tuple[Unit, Site]:
    """The actor's unit and the site its rooms stand in: its own, else the nearest above. Raises Missing."""
    unit = Unit.objects.select_related("parent").get(pk=actor.unit_id or 0)
    steps = steps_of(unit.path)
    sites = {site.unit_id: site for site in Site.objects.filter(unit__in=steps)}
    found = next((sites[pk] for pk in reversed(steps) if pk in sites), None)
    if found is None:
        raise Missing
    return unit, found


@for_roles(*KEEPERS)
def room_keeping(request: HttpRequest, pk: int) -> HttpResponse:
    """One room: describe it anew; its closures; give it up."""
    room = kept_room(request, pk)
    if request.method != "POST":
        return _page(request, room, _form_of(room))
    form = RoomForm(request.POST)

    def do() -> str:
        pack = settings.PACK
        rooms.correct_room(
            room=room, wanted=form.wanted(), themes=pack.room_themes, uses=pack.room_uses,
            by=actor_of(request), at=clock.now(), seen=posting.seen_version(request),
        )  # fmt: skip
        return posting.page("room-keeping", pk)

    return submit(
        request, form, do, done=gettext_lazy("改好了。"),
        show=lambda words, status: _page(request, room, form, words=words, status=status),
    )  # fmt: skip


@for_roles(*KEEPERS)
def room_closure(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it for a time, open it after all, give it up: `do` says which."""
    room = kept_room(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("room-keeping", pk))
    pressed = request.POST.get("do", "close")
    form = ClosureForm(request.POST if pressed == "close" else None)
    try:
        return posting.once(request, lambda: _closed(request, room, form, pressed))
    except Malformed as fault:
        words = "" if pressed == "close" and fault.fields else fault.words
        form.tell(fault)
    except Objected as fault:
        words = fault.words
    return _page(request, room, _form_of(room), closing=form, words=words, status=422)


def _closed(request: HttpRequest, room: Room, form: ClosureForm, pressed: str) -> str:
    by, at = actor_of(request), clock.now()
    if pressed == "reopen":
        text = request.POST.get("closure", "")
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
        closure = RoomClosure.objects.filter(room=room, pk=number).first()
        if closure is None:
            raise Missing
        rooms.reopen_room(closure=closure, by=by, at=at)
        messages.success(request, _("照常开放了。"))
    elif pressed == "give_up":
        rooms.give_up_room(room=room, why=request.POST.get("why", ""), by=by, at=at)
        messages.success(request, _("不再作场地了。"))
        return posting.page("room-desk")
    else:
        if not form.is_valid():
            raise Malformed({})
        begins, ends = form.span()
        said = form.cleaned_data
        rooms.close_room(
            room=room, starts_at=begins, ends_at=ends, why=said["why"], cancels=said["cancels"],
            by=by, at=at,
        )  # fmt: skip
        messages.success(request, _("停用登记好了，大家看得到原因。"))
    return posting.page("room-keeping", room.pk)


def _form_of(room: Room) -> RoomForm:
    return RoomForm(initial=room_said(room, [row.span for row in room.hours.all()]))


def _new_page(
    request: HttpRequest, form: RoomForm, words: str = "", status: int = 200
) -> HttpResponse:
    context = {"form": form, "refusal_words": words, "unit": actor_of(request).unit_name}
    return render(request, "rooms/new.html", context, status=status)


def _page(
    request: HttpRequest, room: Room, form: RoomForm, *, closing: ClosureForm | None = None,
    words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    closures = room.closures.standing().filter(ends_at__gt=clock.now()).order_by("starts_at")[:20]
    context = {
        "room": room, "form": form, "closing": closing or ClosureForm(), "closures": closures,
        "refusal_words": words, "token": posting.new_token(),
    }  # fmt: skip
    return render(request, "rooms/keeping.html", context, status=status)
