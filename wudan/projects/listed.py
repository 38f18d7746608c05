"""动态清单 as it stood on a day, and the share of each of the two poles (R003, R065)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.aggregates import Max

from wudan.projects.enums.project import Pole
from wudan.projects.models import Joining, KeyWork, ListEntry, Project


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the list lean on one pole."""

    pole: Pole
    count: int
    of: int

    @property
    def percent(self) -> int:
        """In hundredths of the list."""
        return round(100 * self.count / self.of) if self.of else 0


@dataclass(frozen=True, slots=True)
class DynamicList:
    """The list of one day."""

    day: date
    projects: tuple[Project, ...]
    shares: tuple[Share, ...]


def list_on(county: str, day: date) -> DynamicList:
    """The projects that stood on it, by platform, each with the day it came in; two statements at most."""
    rows = Project.objects.filter(county=county).listed_on(day)
    there = Q(entries__entered_on__lte=day)
    named = rows.select_related("platform", "unit", "area", "service").annotate(
        in_since=Max("entries__entered_on", filter=there)
    )
    projects = tuple(named.order_by("platform__position", "pk"))
    shares = tuple(
        Share(pole, sum(one.pole == pole for one in projects), len(projects)) for pole in Pole
    )
    return DynamicList(day, projects, shares)


def going_with(
    projects: Iterable[Project], works: Iterable[KeyWork]
) -> list[tuple[KeyWork, list[Project]]]:
    """Which of these projects go with each of these key works, in the order of both (R103); one statement."""
    listed = list(projects)
    found = Joining.objects.present().filter(project__in=[one.pk for one in listed])
    joined = dict(found.order_by().values_list("project", "work"))
    return [(work, [one for one in listed if joined.get(one.pk) == work.pk]) for work in works]


def moves_since(county: str, since: date) -> list[ListEntry]:
    """Who came in or went out since a day, the latest first."""
    rows = ListEntry.objects.filter(project__county=county).select_related("project")
    moved = rows.filter(entered_on__gte=since) | rows.filter(left_on__gte=since)
    return sorted(moved, key=lambda row: row.left_on or row.entered_on, reverse=True)


def all_moves(county: str) -> "QuerySet[ListEntry]":
    """Every stay on the list there ever was, the latest entry first."""
    rows = ListEntry.objects.filter(project__county=county).select_related("project")
    return rows.order_by("-entered_on", "-pk")
