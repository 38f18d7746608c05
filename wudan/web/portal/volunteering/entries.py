"""Shifts as entries of calendars: as everybody may read them."""

from django.http import HttpRequest
from django.urls import reverse

from wudan.activities.enums import ActivityStage
from wudan.activities.models import Shift
from wudan.kit.icalendar import Entry
from wudan.web.portal.volunteering.cards import where_words


def shift_entry(request: HttpRequest, row: Shift, words: str = "") -> Entry:
    """A shift of an activity, as everybody may read it."""
    activity = row.activity
    off = activity.stage == ActivityStage.CANCELLED
    return Entry(
        uid=f"shift-{row.pk}@wudan", starts_at=row.starts_at, ends_at=row.ends_at,
        summary=activity.title, place=where_words(activity), words=words,
        url=request.build_absolute_uri(reverse("activity", args=[activity.no])),
        changed_at=activity.cancelled_at or activity.opened_at, is_cancelled=off,
        sequence=activity.version,
    )  # fmt: skip
