"""The service menu as a list to choose from: the likely items first, then platform by platform."""

from itertools import groupby

from django.utils.translation import gettext as _

from wudan.catalog import search
from wudan.catalog.models import Service

Choices = list[tuple[str, object]]


def offered(county: str) -> list[Service]:
    """What is on the menu of a county, in the menu's order."""
    return list(Service.objects.filter(county=county).on_offer())


def limited_choices(county: str) -> Choices:
    """Items with a limit, for a select: only these have a waiting list."""
    limited = _pairs([item for item in offered(county) if item.is_limited])
    return [("", _("请选一项")), *((str(pk), name) for pk, name in limited)]


def suggested(services: list[Service], words: str) -> list[Service]:
    """What the words seem to ask for, the likeliest first; empty when nothing fits."""
    return list(search.suggest(words, services))[:4] if words.strip() else []


def service_choices(services: list[Service], words: str = "") -> Choices:
    """Choices for a select: nothing, the likely ones, all others by platform."""
    likely = suggested(services, words)
    grouped: Choices = [("", _("不在菜单上，按原话办"))]
    if likely:
        grouped.append((_("像是这几项"), _pairs(likely)))
    rest = [service for service in services if service not in likely]
    for platform, items in groupby(rest, key=lambda service: service.platform):
        grouped.append((platform.name, _pairs(list(items))))
    return grouped


def _pairs(services: list[Service]) -> list[tuple[int, str]]:
    return [(service.pk, service.name) for service in services]
