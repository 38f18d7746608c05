"""和重点工作结合: of each key work of the list, what was held, listed, done and brought with it, and for how many (R103).

Which key work something went with is what was said of it at the time (ADR 96): an activity carries it, an order and
a delivery go by what their menu item went with when they were done. In the order of the list; nothing is compared.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from wudan.activities.models import Shift
from wudan.kit.clock import midnight
from wudan.kit.figures import Figure
from wudan.kit.phrases import Phrase
from wudan.projects.models import Joining, KeyWork
from wudan.projects.querysets.key_work import JoiningQuerySet
from wudan.registers.figures.activities import HELD
from wudan.registers.figures.measuring import figures_of
from wudan.registers.figures.scope import Scope, Window
from wudan.registers.figures.sources import DELIVERIES, LISTED, SERVICES, SHIFTS
from wudan.registers.figures.tallies import Tally

_BEGINS, _PARTS = "work", 3
_LABELS: Mapping[str, tuple[str, str]] = {
    "shifts": (Phrase("活动"), Phrase("场")),
    "residents": (Phrase("活动到场群众"), Phrase("人次")),
    "projects": (Phrase("期末在清单上的项目"), Phrase("个")),
    "orders": (Phrase("办成的单"), Phrase("件")),
    "served": (Phrase("得到服务的群众（去重）"), Phrase("人")),
    "deliveries": (Phrase("配送到村（站上已确认）"), Phrase("次")),
    "heads": (Phrase("配送服务"), Phrase("人次")),
}
"""What is told of one, in this order, and the unit."""
FIRST = f"{_BEGINS}-0-shifts"
"""What is written where a key work has nothing: no activity."""
_LATER = Shift.objects.filter(
    activity=OuterRef("activity"), starts_at__gt=OuterRef("starts_at")
)  # who ended it wrote one number for all of its shifts: it stands in the last


@dataclass(frozen=True, slots=True)
class Line:
    """One key work, and its numbers that are something."""

    work: KeyWork
    figures: list[Figure]


def tallies(county: str, window: Window) -> tuple[Tally, ...]:
    """Those of every key work that went on in a window; one statement."""
    works = KeyWork.objects.filter(county=county).within(window.first, window.last)
    return tuple(tally for work in works for tally in _tallies(work, window))


def lines(scope: Scope, window: Window) -> list[Line]:
    """A line for each of them; six statements, however many there are."""
    works = list(KeyWork.objects.filter(county=scope.county).within(window.first, window.last))
    counted = [tally for work in works for tally in _tallies(work, window)]
    found = figures_of(counted, scope, window)
    return [
        Line(work, [found[key] for name in _LABELS if found[key := _key(work.pk, name)].value])
        for work in works
    ]


def figure_of(key: str, scope: Scope, window: Window) -> Figure | None:
    """One of its figures by key, whether or not it went on then; None for a key there is not."""
    named = _named(key)
    work = KeyWork.objects.filter(county=scope.county, pk=named[0]).first() if named else None
    if work is None:
        return None
    tally = next((one for one in _tallies(work, window) if one.key == key), None)
    return figures_of([tally], scope, window)[key] if tally else None


def said_of(keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Key → label and unit, of those that are a key work's; one statement if there are any."""
    named = {key: found for key in keys if (found := _named(key))}
    if not named:
        return {}
    works = KeyWork.objects.in_bulk({pk for pk, _ in named.values()})
    return {
        key: (_label(works[pk], name), _LABELS[name][1])
        for key, (pk, name) in named.items()
        if pk in works
    }


def lines_kept(
    county: str, values: Mapping[str, int], window: Window
) -> list[tuple[KeyWork, list[str]]]:
    """Each key work of a summary's month, or that has a number in it, with the keys that are something."""
    there = {named[0] for key in values if (named := _named(key))}
    works = KeyWork.objects.filter(county=county)
    shown = [one for one in works if one.pk in there or _meets(one, window)]
    return [
        (work, [key for name in _LABELS if values.get(key := _key(work.pk, name))])
        for work in shown
    ]


def short_of(key: str) -> tuple[str, str]:
    """What a number is called beside the name of its key work, and its unit."""
    named = _named(key)
    return _LABELS[named[1]] if named else ("", "")


def joined_of(service: str, moment: str) -> JoiningQuerySet:
    """The joinings under which an outer row fell: by its menu item, at its moment."""
    return Joining.objects.of_item(OuterRef(service)).at(OuterRef(moment))


def _tallies(work: KeyWork, window: Window) -> Iterator[Tally]:
    def tally(name: str, *rest: object, **more: object) -> Tally:
        unit = _LABELS[name][1]
        return Tally(_key(work.pk, name), _label(work, name), unit, *rest, **more)  # type: ignore[arg-type]

    held = HELD & Q(activity__key_work=work) & _within(work, "ends_at")
    last = Q(activity__residents_came__isnull=False) & ~Q(Exists(_LATER))
    done = Q(_under(work, "order__service", "done_at")) & _within(work, "done_at")
    brought = _under(work, "round__service", "acknowledged_at")
    came = Q(brought) & _within(work, "acknowledged_at")
    yield tally("shifts", SHIFTS, "ends_at", held)
    yield tally("residents", SHIFTS, "ends_at", held & last, adds="activity__residents_came")
    yield tally("projects", LISTED, "entered_on", _on_list(work, window), before="left_on")
    yield tally("orders", SERVICES, "done_at", done)
    yield tally("served", SERVICES, "done_at", done, differs="order__placed_for")
    yield tally("deliveries", DELIVERIES, "acknowledged_at", came)
    yield tally("heads", DELIVERIES, "acknowledged_at", came, adds="served")


def _under(work: KeyWork, service: str, moment: str) -> Exists:
    return Exists(joined_of(service, moment).filter(work=work))


def _on_list(work: KeyWork, window: Window) -> Q:
    """Projects that went with it at the end of the window, or when it ended itself."""
    ends = [window.until - timedelta(microseconds=1)]
    if work.ends_on is not None:
        ends.append(midnight(work.ends_on + timedelta(days=1)) - timedelta(microseconds=1))
    joined = Joining.objects.filter(work=work, project=OuterRef("project")).at(min(ends))
    return Q(Exists(joined))


def _within(work: KeyWork, moment: str) -> Q:
    """What happened on a day on which it was worked on."""
    found = Q(**{f"{moment}__gte": midnight(work.starts_on)})
    if work.ends_on is not None:
        found &= Q(**{f"{moment}__lt": midnight(work.ends_on + timedelta(days=1))})
    return found


def _meets(work: KeyWork, window: Window) -> bool:
    return work.starts_on <= window.last and (work.ends_on is None or work.ends_on >= window.first)


def _label(work: KeyWork, name: str) -> str:
    return Phrase("{work}：{what}", work=work.name, what=_LABELS[name][0])


def _key(work: int, name: str) -> str:
    return f"{_BEGINS}-{work}-{name}"


def _named(key: str) -> tuple[int, str] | None:
    """Which key work, and which of its numbers."""
    parts = key.split("-")
    if len(parts) != _PARTS or parts[0] != _BEGINS or parts[2] not in _LABELS:
        return None
    is_number = parts[1].isascii() and parts[1].isdigit() and len(parts[1]) < 10
    return (int(parts[1]), parts[2]) if is_number else None
