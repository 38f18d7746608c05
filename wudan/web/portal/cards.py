"""What a card of an order, a service or a site says; values only, the parts draw them."""

from dataclasses import dataclass
from functools import cache, lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.catalog.models import Service
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.orders.enums import DayPart, DispatchState
from wudan.orders.models import Order
from wudan.web.language import language_now
from wudan.web.templatetags.parts import wholly_plain
from wudan.web.templatetags.words import day

Card = dict[str, object]


@wholly_plain
@dataclass(frozen=True, slots=True)
class MenuCard:
    """One item of the menu; fits parts/service_card.html."""

    name: str
    url: str
    platform: str
    platform_label: str
    summary: str
    where: str
    when: str
    minutes: int
    full: str
    only: str = ""


def service_card(
    service: Service, month: int, full: str = "", *, only: str = "", away: str = ""
) -> MenuCard:
    """One item of the menu; `full` says that it has no place now, and when it has; `only`, where it goes;
    `away`, that it does not go where the reader lives."""
    return MenuCard(
        name=service.name,
        url=f"{_services()}/{service.code}",
        platform=service.platform.code,
        platform_label=service.platform.name,
        summary=service.summary,
        where=in_words(Listed(COMMA, service.place_names)),
        when=lead_words(service),
        minutes=service.duration_minutes,
        full=away or (full if service.is_in_season(month) else season_words(service)),
        only="" if away else only,
    )


@cache
def _services() -> str:
    """The address below which every item's page lies; asked once, not for each card."""
    return reverse("service", args=["0"]).removesuffix("/0")


def lead_words(service: Service) -> str:
    """How long before one must ask."""
    return _lead(service.lead_days, language_now())


@lru_cache(maxsize=256)
def _lead(days: int, _language: str | None) -> str:
    """Said of every item, and of most the same."""
    return _("提前 {n} 天约").format(n=days) if days else _("当天也能约")


def season_words(service: Service) -> str:
    """In which months it is given; nothing when all year."""
    if not service.months:
        return ""
    return _("只在 {months} 月提供").format(months=_runs(sorted(service.months)))


def _runs(months: list[int]) -> str:
    """1–3、11–12: neighbouring months told together."""
    runs: list[list[int]] = []
    for month in months:
        if runs and month == runs[-1][-1] + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return in_words(
        Listed(COMMA, (str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs))
    )


def order_card(order: Order) -> Card:
    """One order in a list of one's own."""
    dispatch = order.dispatch
    taken_on = dispatch is not None and dispatch.state == DispatchState.CONFIRMED
    return {
        "no": order.number,
        "title": order.title,
        "state": order.stage,
        "label": order.get_stage_display(),
        "url": reverse("order", args=[order.no]),
        "place": order.unit.short_name,
        "when": wanted_words(order),
        "who": dispatch.unit.short_name if dispatch and taken_on else "",
    }


def wanted_words(order: Order) -> str:
    """When the resident would like it."""
    if order.wanted_on is None:
        return _("哪天都行") if not order.wanted_part else DayPart(order.wanted_part).label
    part = DayPart(order.wanted_part).label if order.wanted_part else ""
    return f"{day(order.wanted_on)} {part}".strip()
