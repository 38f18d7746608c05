"""How rooms and bookings are put into words; of a resident who books, strangers read nothing."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _

from wudan.kit.open_hours import week_words
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.sites.models import Booking, Room, RoomHours
from wudan.web.portal.cards import Card
from wudan.web.rooms.loading import clock_words
from wudan.web.templatetags.words import day

_TONES = {"booked": "good", "asked": "warn", "waiting": "info"}


def theme_words(code: str) -> str:
    """What a theme is called here."""
    return settings.PACK.room_themes.get(code, code)


def use_words(code: str) -> str:
    """What a use is called here."""
    return settings.PACK.room_uses.get(code, code)


def who_words(booking: Booking) -> str:
    """For whom: a unit by name, a resident never."""
    return booking.unit.short_name if booking.unit else _("群众")


def when_words(booking: Booking) -> str:
    """11月26日 周四 09:00–11:00."""
    on = booking.day
    return f"{day(on)} {clock_words(booking.starts_at, on)}–{clock_words(booking.ends_at, on)}"


def room_facts(room: Room, hours: Iterable[RoomHours]) -> list[Card]:
    """Where, how many, with what, for what, when."""
    spans = [row.span for row in hours]
    facts: list[Card] = [
        {"label": _("在哪里"), "value": " ".join(filter(None, [room.site.unit.name, room.where]))},
        {"label": _("容纳"), "value": _("{n} 人").format(n=room.capacity)},
        {"label": _("主题"), "value": in_words(Listed(COMMA, map(theme_words, room.themes)))},
        {"label": _("可以用来"), "value": in_words(Listed(COMMA, map(use_words, room.uses)))},
    ]
    if room.equipment:
        facts.insert(2, {"label": _("设备"), "value": room.equipment})
    facts += [{"label": kinds, "value": said} for kinds, said in week_words(spans)]
    return facts


def rules_of(room: Room) -> list[str]:
    """What one should know before booking."""
    rules = []
    if not room.for_residents:
        rules.append(_("只给单位和队伍用。"))
    if room.needs_approval:
        rules.append(_("要{unit}同意了才算数。").format(unit=room.unit.short_name))
    if room.reconfirm_days:
        rules.append(
            _("重复预订的，每次提前 {n} 天再确认一下；不确认就让给候补的人。").format(
                n=room.reconfirm_days
            )
        )
    return rules


def tone_of(state: str) -> str:
    """The tone of a state's badge."""
    return _TONES.get(state, "")
