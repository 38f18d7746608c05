"""可用来考核的数: a closed list of named queries over what was done; nothing else can be asked for.

Volunteers' hours and persons, who came where and when, how people placed their orders, log-ins, clicks
and photos are not on it and cannot be put on it by a county: a list of tables and columns, held by a
test that watches what is read (国办函〔2026〕12号; domain §3.1).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from django.db.models import F, Q, QuerySet

from wudan.kit.figures import Figure, Part
from wudan.kit.phrases import Phrase
from wudan.registers.figures import Scope, Window, figures_of, platforms, projects, word
from wudan.registers.figures.activities import TALLIES as ACTIVITY_TALLIES
from wudan.registers.figures.tallies import Tally
from wudan.sites.enums import CheckKind, Found
from wudan.sites.models import CheckResult, Rectification

_WANTED = (
    "orders-placed", "orders-accepted", "orders-offered", "orders-charged", "orders-taken", "orders-fulfilled",
    "residents-served", "shifts-held", "projects-listed", "projects-orders", "projects-shifts",
    "forums-held", "reviews", "reviews-good", "reviews-poor", "services-done", "services-reviewed",
    "follow-ups-opened", "follow-ups-closed", "callbacks-made", "callbacks-true", "residents-said",
    "unmet-declined", "unmet-never-served",
)  # fmt: skip
_TALLIES: dict[str, Tally] = {
    tally.key: tally
    for tally in (*platforms.TALLIES, *projects.TALLIES, *word.TALLIES, *ACTIVITY_TALLIES)
    if tally.key in _WANTED
}


@dataclass(frozen=True, slots=True)
class Query:
    """One named query."""

    name: str
    label: str
    unit: str
    read: Callable[[Scope, Window], Figure]


def name_of(key: str) -> str:
    """A figure's key as formulas write it."""
    return key.replace("-", "_")


def _tallied(tally: Tally) -> Query:
    def read(scope: Scope, window: Window) -> Figure:
        return figures_of([tally], scope, window)[tally.key]

    return Query(name_of(tally.key), tally.label, tally.unit, read)


def _looked_at(scope: Scope, window: Window) -> QuerySet[CheckResult]:
    """What was found of an item on site, by who stands above; the site's own look is its own."""
    return CheckResult.objects.exclude(check_made__kind=CheckKind.OWN).filter(
        site__unit__county=scope.county, site__unit__path__startswith=scope.path,
        check_made__at__gte=window.since, check_made__at__lt=window.until,
    ).exclude(found=Found.EXEMPT)  # fmt: skip


def _asked(scope: Scope, window: Window) -> QuerySet[Rectification]:
    """What was to be mended by a day in the window."""
    return Rectification.objects.filter(
        site__unit__county=scope.county, site__unit__path__startswith=scope.path,
        due_at__gte=window.since, due_at__lt=window.until,
    )  # fmt: skip


_IN_TIME = Q(done_at__lte=F("due_at")) | Q(closed_at__lte=F("due_at"), done_at=None)
_Rows = Callable[[Scope, Window], "QuerySet[CheckResult] | QuerySet[Rectification]"]


def _parts(kind: str, rows: _Rows, scope: Scope, window: Window) -> Iterator[Part]:
    pk = "check_made" if kind == "check" else "pk"
    named = rows(scope, window).order_by("pk")
    for number, site, item in named.values_list(pk, "site__unit__short_name", "item__name"):
        yield Part(kind, number, f"{site} · {item}")


def _counted(key: str, label: str, kind: str, rows: _Rows) -> Query:
    def read(scope: Scope, window: Window) -> Figure:
        value = rows(scope, window).count()
        return Figure(key, label, value, Phrase("项"), partial(_parts, kind, rows, scope, window))

    return Query(name_of(key), label, Phrase("项"), read)


_OF_SITES = (
    _counted("items-looked", Phrase("上级到现场看过的"), "check", _looked_at),
    _counted("items-met", Phrase("其中达到的"), "check", lambda s, w: _looked_at(s, w).filter(found=Found.MET)),
    _counted("items-lacking", Phrase("其中没达到的"), "check", lambda s, w: _looked_at(s, w).filter(found=Found.LACKING)),
    _counted("rectifications-due", Phrase("到期的整改"), "rectification", _asked),
    _counted("rectifications-in-time", Phrase("其中按期改好的"), "rectification", lambda s, w: _asked(s, w).filter(_IN_TIME)),
)  # fmt: skip
QUERIES: Mapping[str, Query] = {
    query.name: query
    for query in (*(_tallied(_TALLIES[key]) for key in _WANTED if key in _TALLIES), *_OF_SITES)
}
