"""给活动订场地: rooms at the activity's hours, free ones to choose from, and why the others are not."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.activities import actions
from wudan.activities.actions.organizing.room import hours_of, party_of
from wudan.activities.enums import ActivityVerb
from wudan.activities.models import Activity
from wudan.activities.permissions import objection
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.kit.refusals import Malformed, Objection
from wudan.sites.finding_rooms import RoomFound, Sought, rooms_for, whereabouts
from wudan.sites.free_times import said
from wudan.sites.models import Room
from wudan.sites.permissions.room import booking_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.activities.desk import ORGANIZERS, load
from wudan.web.console.guard import for_roles
from wudan.web.submitting import PostForm, submit

_MOST, _OTHERS = 40, 12
"""Free rooms that are offered, and how many of the others are shown with what stands against them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One room at that time."""

    room: Room
    themes: str
    words: str
    """Why it is not to be had; empty when it is."""
    distance: str


class ActivityRoomForm(PostForm):
    """Which room, for which theme."""

    room = forms.IntegerField(
        label=_("哪一处"), error_messages={"required": _("请选一处。"), "invalid": _("请选一处。")}
    )
    theme = forms.ChoiceField(
        label=_("主题"),
        error_messages={"required": _("请选一个。"), "invalid_choice": _("请选一个。")},
    )

    def __init__(self, data: object = None) -> None:
        super().__init__(data)
        themes = list(settings.PACK.room_themes.items())
        self.fields["theme"].choices = themes  # type: ignore[attr-defined]


@for_roles(*ORGANIZERS)
def activity_room(request: HttpRequest, no: str) -> HttpResponse:
    """Choose, change or give back the room. 422 with what was chosen."""
    activity, actor = load(request, no), actor_of(request)
    if request.method != "POST":
        return _page(request, activity, ActivityRoomForm())
    form = ActivityRoomForm(request.POST)

    def do() -> str:
        if request.POST.get("do") == "leave":
            actions.leave_room(activity=activity, by=actor, at=clock.now())
        else:
            _give(request, activity, form)
        return posting.page("desk-activity", no)

    if request.POST.get("do") == "leave":
        form = ActivityRoomForm({"room": "0", "theme": "volunteers"})
    return submit(
        request, form, do, done=_("办好了。"),
        show=lambda words, status: _page(request, load(request, no), form, words, status),
    )  # fmt: skip


def _give(request: HttpRequest, activity: Activity, form: ActivityRoomForm) -> None:
    number = form.cleaned_data["room"]
    rows = Room.objects.in_use().filter(county=activity.county, pk=min(max(number, 0), 2**62))
    room = rows.with_place().first()
    if room is None:
        raise Malformed({"room": now_("请从列出的场地里选一处。")})
    actions.give_room(
        activity=activity, room=room, theme=form.cleaned_data["theme"], by=actor_of(request),
        at=clock.now(), seen=posting.seen_version(request),
    )  # fmt: skip


def _page(
    request: HttpRequest, activity: Activity, form: ActivityRoomForm, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    hours, actor = hours_of(activity), actor_of(request)
    against = objection(ActivityVerb.CORRECT, actor, activity)
    context = {
        "activity": activity, "form": form, "refusal_words": words,
        "when": said(*hours) if hours else "", "objection": against.words if against else "",
        "choices": _choices(request, activity) if hours and not against else [],
    }  # fmt: skip
    return render(request, "console/activities/room.html", context, status=status)


def _choices(request: HttpRequest, activity: Activity) -> list[Choice]:
    """Rooms that hold so many, the free ones before, the nearest to the organizing unit first."""
    hours, actor = hours_of(activity), actor_of(request)
    if hours is None:
        return []
    at = clock.now()
    found = rooms_for(
        activity.county, Sought(*hours, party_of(activity)), near=activity.unit.path,
        sites=whereabouts(activity.county, day_of(at)), at=at,
    )  # fmt: skip
    made = [_choice(one, booking_objection(actor, one.room)) for one in found]
    free = [one for one in made if not one.words]
    return [*free[:_MOST], *[one for one in made if one.words][:_OTHERS]]


def _choice(one: RoomFound, against: Objection | None) -> Choice:
    names, against = settings.PACK.room_themes, against or one.objection
    themes = in_words(Listed(COMMA, (names.get(code, code) for code in one.room.themes)))
    km = "" if one.km is None else now_("{km} 公里").format(km=round(one.km, 1))
    return Choice(one.room, themes, against.words if against else "", km)
