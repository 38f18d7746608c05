"""The service menu as a list to choose from: the likely items first, then platform by platform."""

from itertools import groupby

from django.utils.translation import gettext as _

from wudan.catalog import search
from wudan.catalog.models import Service
from wudan.catalog.reach import Names, names_of, only_words
from wudan.kit.phrases import in_words

Choices = list[tuple[str, object]]


def offered(county: str) -> list[Service]:
    """What is on the menu of a county, in the menu's order."""
    return list(Service.objects.filter(county=county).on_offer())


def limited_choices(county: str) -> Choices:
    """Items with a limit, for a select: only these have a waiting list."""
    held = [item for item in offered(county) if item.is_limited]
    limited = named(held)
    return [("", _("请选一项")), *((str(pk), name) for pk, name in limited)]


def suggested(services: list[Service], words: str) -> list[Service]:
    """What the words seem to ask for, the likeliest first; empty when nothing fits."""
    return list(search.suggest(words, services))[:4] if words.strip() else []


def service_choices(services: list[Service], words: str = "") -> Choices:
    """Choices for a select: nothing, the likely ones, all others by platform; with where alone an item
    goes. A statement if some item is limited."""
    likely, names = suggested(services, words), names_of(services)
    grouped: Choices = [("", _("不在菜单上，按原话办"))]
    if likely:
        grouped.append((_("像是这几项"), _pairs(likely, names)))
    rest = [service for service in services if service not in likely]
    for platform, items in groupby(rest, key=lambda service: service.platform):
        grouped.append((platform.name, _pairs(list(items), names)))
    return grouped


def named(services: list[Service]) -> list[tuple[int, str]]:
    """Items by key, with where alone each goes; a statement if some item is limited."""
    return _pairs(services, names_of(services))


def _pairs(services: list[Service], names: Names) -> list[tuple[int, str]]:
    return [(service.pk, _named(service, names)) for service in services]


def _named(service: Service, names: Names) -> str:
    only = in_words(only_words(service, names))
    return _("{name}（{only}）").format(name=service.name, only=only) if only else service.name
