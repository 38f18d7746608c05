"""What a card of an activity says; values only, the parts draw them."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.enums import Venue
from wudan.activities.fitting import Fit
from wudan.activities.models import Activity, Opening, Shift
from wudan.kit.clock import local
from wudan.web.portal.cards import Card
from wudan.web.templatetags.words import day

_DEFAULT_MARK = "relief"


def fit_cards(fits: Iterable[Fit], *, most: int) -> list[Card]:
    """One card an activity, its best fit first; what else there is of it is counted."""
    cards: dict[int, Card] = {}
    for fit in fits:
        activity = fit.opening.shift.activity
        if activity.pk in cards:
            cards[activity.pk]["more"] = int(str(cards[activity.pk]["more"])) + 1
        elif len(cards) < most:
            cards[activity.pk] = _card(activity, fit.opening) | {
                "reasons": fit.reasons, "more": 0,
            }  # fmt: skip
    return list(cards.values())


def opening_cards(openings: Iterable[Opening]) -> list[Card]:
    """The same for those of whom nothing is known."""
    cards: dict[int, Card] = {}
    for opening in openings:
        activity = opening.shift.activity
        if activity.pk in cards:
            cards[activity.pk]["more"] = int(str(cards[activity.pk]["more"])) + 1
            cards[activity.pk]["left"] = int(str(cards[activity.pk]["left"])) + opening.free
        else:
            cards[activity.pk] = _card(activity, opening) | {
                "reasons": (),
                "more": 0,
            }
    return list(cards.values())


def when_words(shift: Shift) -> str:
    """9月12日 周六 09:00–11:30."""
    return f"{day(shift.day)} {_clock(shift.starts_at)}–{_clock(shift.ends_at)}"


def where_words(activity: Activity) -> str:
    """Where to go; never anybody's home."""
    if activity.venue == Venue.ONLINE:
        return _("线上，在家就行")
    if activity.venue == Venue.HOME:
        return _("上门，地址报上名后由队长告诉您")
    return activity.place or activity.unit.short_name


def _card(activity: Activity, opening: Opening) -> Card:
    platform = activity.platform
    return {
        "title": activity.title,
        "url": reverse("activity", args=[activity.no]),
        "platform": platform.code if platform else _DEFAULT_MARK,
        "platform_label": platform.name if platform else _("志愿服务"),
        "unit": activity.unit.short_name,
        "when": when_words(opening.shift),
        "where": where_words(activity),
        "left": opening.free,
        "waiting": opening.waiting,
        "is_risky": activity.is_risky,
    }


def _clock(at: datetime) -> str:
    return f"{local(at):%H:%M}"
