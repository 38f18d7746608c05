"""A site as people see it: its card, its facts, its door open or shut."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.sites.enums import SiteState
from wudan.sites.models import Site, SitePeriod
from wudan.web.portal.cards import Card
from wudan.web.portal.opening import hours_words, is_open_at

_LONGEST_WALK = 120
"""Minutes; beyond it nobody is told to walk."""


def site_card(period: SitePeriod, *, km: float | None = None) -> Card:
    """A site with its state today."""
    site = period.site
    return {
        "name": site.unit.name,
        "url": reverse("place", args=[site.unit_id]),
        "kind": kind_words(site),
        "address": period.address or site.host,
        "phone": site.phone,
        "hours": _hours(period),
        "now": _("正在开门") if _is_open(period) else "",
        "distance": how_far(km) if km is not None else "",
    }


def kind_words(site: Site) -> str:
    """实践站; of a base, which of the four (R019)."""
    kind = settings.PACK.site_kinds[site.unit.kind]
    return f"{kind} · {site.get_base_kind_display()}" if site.base_kind else kind


def how_far(km: float) -> str:
    """A straight line in words, with the county's own reckoning of a walk (R024)."""
    minutes = settings.PACK.reach.pace.walk_minutes(km)
    if minutes > _LONGEST_WALK:
        return _("{km} 公里").format(km=round(km, 1))
    return _("{km} 公里，走路约 {n} 分").format(km=round(km, 1), n=minutes)


def site_facts(period: SitePeriod, head: str) -> list[Card]:
    """What is known of it; what is not known is left out."""
    site = period.site
    known = [
        (_("设在"), site.host),
        (_("地址"), period.address),
        (_("怎么走"), site.directions),
        (_("开放时间"), hours_words(site.opening)),
        (_("负责人"), head),
        (_("上一级"), site.unit.parent.name if site.unit.parent else ""),
    ]
    return [{"label": label, "value": value} for label, value in known if value]


def _is_open(period: SitePeriod) -> bool | None:
    """Whether the door is open now; None when the hours cannot be read."""
    if period.state == SiteState.CLOSED:
        return False
    return is_open_at(period.site.opening, clock.now())


def _hours(period: SitePeriod) -> str:
    if period.state == SiteState.CLOSED:
        return "：".join(filter(None, [_("暂时关闭"), period.why]))
    hours = hours_words(period.site.opening)
    return _("{hours}，现在没开门").format(hours=hours) if _is_open(period) is False else hours
