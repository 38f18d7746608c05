"""The stations one may live at, by institute: for those whose home is not known."""

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.phrases import Phrase

Choices = list[tuple[str, str | list[tuple[str, str]]]]


def village_choices(county: str) -> Choices:
    """Groups of stations, each under its institute, and a first line that says: choose."""
    today = clock.day_of(clock.now())
    stations = Unit.objects.open_on(today).filter(kind=UnitKind.STATION, county=county)
    groups: dict[str, list[tuple[str, str]]] = {}
    for unit in stations.select_related("parent").order_by("path"):
        town = unit.parent.short_name if unit.parent else ""
        groups.setdefault(town, []).append((str(unit.pk), unit.short_name))
    return [("", Phrase("请选一个")), *groups.items()]


def village_of(given: str) -> Unit | None:
    """The station chosen; the form has checked that it is one of the choices."""
    return Unit.objects.filter(pk=int(given)).first() if given else None
