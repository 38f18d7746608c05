"""到哪里: where an item is given, in words; and why it is not for a place (R037: item, period, area)."""

from collections.abc import Iterable, Mapping

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.kit.phrases import COMMA, Listed, Phrase

MOST_NAMED = 6
"""So many places are named; of more it is said how many there are."""
Names = Mapping[str, str]


def names_of(services: Iterable[Service]) -> Names:
    """Path → name of every place that some item is limited to: one statement, none where nothing is."""
    paths = {path for service in services for path in service.serves}
    if not paths:
        return {}
    rows = Unit.objects.filter(path__in=paths).values_list("path", "area__name", "short_name")
    return {path: area or unit for path, area, unit in rows}


def places_words(service: Service, names: Names) -> Phrase:
    """铁边城镇、杨柳村; nothing for the whole county."""
    listed = [names[path] for path in service.serves if path in names]
    told = Listed(COMMA, listed[:MOST_NAMED])
    if len(listed) <= MOST_NAMED:
        return told
    return Phrase("{places}等 {count} 处", places=told, count=len(listed))


def only_words(service: Service, names: Names) -> str:
    """So far as an item is limited: that it goes there only."""
    if not service.serves:
        return ""
    return Phrase("只到{places}", places=places_words(service, names))


def fault_of_reach(service: Service | None, path: str) -> str:
    """Why an item cannot be had at a place, in words; empty where it can. A statement if it cannot."""
    if service is None or service.reaches(path):
        return ""
    places = places_words(service, names_of([service]))
    return Phrase("“{service}”这项服务现在只到{places}。", service=service.name, places=places)


def fault_of_asking(service: Service | None, path: str) -> str:
    """The same to who orders, with what can be done instead."""
    fault = fault_of_reach(service, path)
    if not fault:
        return ""
    return Phrase("{fault}可以不选项目，用一句话说需要什么，站上会看怎么办。", fault=fault)
