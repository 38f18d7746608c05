"""What can be chosen in forms about resources: units within reach, towns and villages."""

from django.db.models import Q

from wudan.areas.enums import AreaLevel, UnitKind
from wudan.areas.models import Area, Unit
from wudan.kit.phrases import Phrase
from wudan.people.actors import Actor

KEEPERS = ("station_keeper", "institute_staff", "center_office", "department_officer")
BORROWERS = (*KEEPERS, "team_leader")
"""Who asks other units for a place, a thing or a person."""
Choices = list[tuple[str, str | list[tuple[str, str]]]]
_HOSTS = (UnitKind.BASE, UnitKind.STREET, UnitKind.HALL)


def units_kept(actor: Actor) -> Choices:
    """The units in whose name the actor keeps things: their own first."""
    rows = Unit.objects.filter(path__startswith=actor.unit_path, ends_on=None)
    if actor.unit_path and not actor.reaches(f"{actor.unit_path}0."):
        rows = rows.filter(pk=actor.unit_id or 0)
    others = Q(kind=UnitKind.TEAM) & ~Q(pk=actor.unit_id or 0)
    named = rows.exclude(others).order_by("path").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in named]


def hosts(county: str) -> Choices:
    """Bases, streets and halls of the tree, one of which the resource may be."""
    rows = Unit.objects.filter(county=county, kind__in=_HOSTS, ends_on=None).order_by("path")
    return [
        ("", Phrase("没有")),
        *((str(pk), name) for pk, name in rows.values_list("pk", "short_name")),
    ]


def areas(county: str) -> Choices:
    """Towns, each with its villages."""
    rows = Area.objects.filter(code__startswith=county, level__gte=AreaLevel.TOWN, ends_on=None)
    groups: dict[str, list[tuple[str, str]]] = {}
    names: dict[str, str] = {}
    for code, name, level in rows.order_by("code").values_list("code", "name", "level"):
        if level == AreaLevel.TOWN:
            names[code] = name
        groups.setdefault(code[:9], []).append((code, name))
    return [
        ("", Phrase("全县")),
        *((names.get(code, ""), listed) for code, listed in groups.items()),
    ]


def towns(county: str) -> list[tuple[str, str]]:
    """Towns by code."""
    rows = Area.objects.filter(code__startswith=county, level=AreaLevel.TOWN, ends_on=None)
    return list(rows.order_by("code").values_list("code", "name"))


def area_of(code: str) -> Area | None:
    """The division chosen; the form has checked that it is one of the choices."""
    return Area.objects.filter(code=code, ends_on=None).first() if code else None
