"""What a card of an activity says; values only, the parts draw them."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.enums import Venue
from wudan.activities.fitting import Fit
from wudan.activities.listed import Listed
from wudan.activities.models import Activity, Shift
from wudan.kit.clock import local
from wudan.web.portal.cards import Card
from wudan.web.templatetags.words import day

_DEFAULT_MARK = "relief"


def fit_cards(fits: Iterable[Fit], *, most: int) -> list[Card]:
    """One card an activity, its best fit first; what else there is of it is counted."""
    cards: dict[int, Card] = {}
    for fit in fits:
        key = fit.line.activity_id
        if key in cards:
            cards[key]["more"] = int(str(cards[key]["more"])) + 1
        elif len(cards) < most:
            cards[key] = _card(fit.line) | {"reasons": fit.reasons, "more": 0}
    return list(cards.values())


def line_cards(lines: Iterable[Listed]) -> list[Card]:
    """The same for those of whom nothing is known."""
    cards: dict[int, Card] = {}
    for line in lines:
        key = line.activity_id
        if key in cards:
            cards[key]["more"] = int(str(cards[key]["more"])) + 1
            cards[key]["left"] = int(str(cards[key]["left"])) + line.free
        else:
            cards[key] = _card(line) | {"reasons": (), "more": 0}
    return list(cards.values())


def when_words(shift: Shift | Listed) -> str:
    """9月12日 周六 09:00–11:30."""
    return f"{day(shift.day)} {_clock(shift.starts_at)}–{_clock(shift.ends_at)}"


def where_words(activity: Activity) -> str:
    """Where to go; never anybody's home."""
    return _where(activity.venue, activity.place or activity.unit.short_name)


def _where(venue: str, place: str) -> str:
    if venue == Venue.ONLINE:
        return _("线上，在家就行")
    if venue == Venue.HOME:
        return _("上门，地址报上名后由队长告诉您")
    return place


def _card(line: Listed) -> Card:
    return {
        "title": line.title,
        "url": reverse("activity", args=[line.no]),
        "platform": line.platform or _DEFAULT_MARK,
        "platform_label": line.platform_label or _("志愿服务"),
        "unit": line.unit,
        "when": when_words(line),
        "where": _where(line.venue, line.place or line.unit),
        "left": line.free,
        "waiting": line.waiting,
        "is_risky": line.is_risky,
    }


def _clock(at: datetime) -> str:
    return f"{local(at):%H:%M}"
