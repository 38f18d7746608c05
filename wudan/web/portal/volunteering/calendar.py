"""我的日历: the feed a calendar program fetches, and the page where its address is made."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.actions.feeds import close_feed, digest_of, open_feed
from wudan.activities.enums import ActivityStage, SignUpState
from wudan.activities.models import CalendarFeed, SignUp
from wudan.kit import clock
from wudan.kit.icalendar import Entry
from wudan.kit.refusals import Missing
from wudan.web.acting import actor_of, person_of
from wudan.web.calendar_answers import SECRET, calendar_answer
from wudan.web.portal.volunteering.cards import where_words
from wudan.web.portal.volunteering.led import led
from wudan.web.posting import new_token, once, page

_PAST, _MOST = timedelta(days=90), 400
_STEPS = {SignUpState.WAITING: 0, SignUpState.PLACED: 1}


@login_not_required
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind a secret address; nothing in it is of anybody else. Raises Missing."""
    feed = CalendarFeed.objects.select_related("person").filter(digest=digest_of(secret)).first()
    if feed is None:
        raise Missing(_("这个日历地址已经不用了，请在“我的活动”里重新生成。"))
    entries = [*_entries(request, feed.person_id), *led(request, feed.person_id, at=clock.now())]
    return calendar_answer(request, _("我的志愿活动"), entries, at=clock.now(), caching=SECRET)


def my_calendar(request: HttpRequest) -> HttpResponse:
    """How to add it; make an address, make another, end it. The address is shown once."""
    me = person_of(request)
    if request.method == "POST":
        return once(request, lambda: _changed(request))
    secret = request.session.pop("calendar_secret", "")
    context = {
        "address": request.build_absolute_uri(reverse("calendar-feed", args=[secret])) if secret else "",
        "is_open": CalendarFeed.objects.filter(person=me).exists(), "token": new_token(),
    }  # fmt: skip
    return render(request, "portal/volunteering/calendar.html", context)


def _changed(request: HttpRequest) -> str:
    me, by, at = person_of(request), actor_of(request), clock.now()
    if request.POST.get("do") == "close":
        close_feed(person=me, by=by, at=at)
    else:
        request.session["calendar_secret"] = open_feed(person=me, by=by, at=at)
    return page("my-calendar")


def _entries(request: HttpRequest, person_id: int) -> list[Entry]:
    rows = SignUp.objects.filter(
        person=person_id, opening__shift__ends_at__gt=clock.now() - _PAST,
    )  # fmt: skip
    rows = rows.select_related("opening__shift__activity__unit", "opening__position")
    return [_entry(request, row) for row in rows.order_by("opening__shift__starts_at")[:_MOST]]


def _entry(request: HttpRequest, row: SignUp) -> Entry:
    shift, activity, state = row.opening.shift, row.opening.shift.activity, SignUpState(row.state)
    is_off = activity.stage == ActivityStage.CANCELLED or state not in _STEPS
    return Entry(
        uid=f"sign-up-{row.pk}@wudan", starts_at=shift.starts_at, ends_at=shift.ends_at,
        summary=activity.title, place=where_words(activity), words=row.opening.position.name,
        url=request.build_absolute_uri(reverse("activity", args=[activity.no])),
        changed_at=row.ended_at or row.placed_at or row.at,
        is_tentative=row.state == SignUpState.WAITING,
        is_cancelled=is_off, sequence=activity.version * 3 + (2 if is_off else _STEPS[state]),
    )  # fmt: skip
