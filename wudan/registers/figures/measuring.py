"""From tallies to figures: one statement a source and time, for one scope or for all units at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from django.db.models import Model, Q, QuerySet

from wudan.areas.past_trees import PastTrees, past_trees
from wudan.kit.figures import Figure, Part
from wudan.registers.figures.scope import Scope, Window
from wudan.registers.figures.tallies import Tally

_Group = tuple[int, str, str, bool]


def figures_of(tallies: Sequence[Tally], scope: Scope, window: Window) -> dict[str, Figure]:
    """The figures by key; as many statements as there are pairs of source and time."""
    return _figures(tallies, values_of(tallies, scope, window), scope, window)


def values_of(tallies: Sequence[Tally], scope: Scope, window: Window) -> dict[str, int]:
    """The bare numbers by key."""
    found: dict[str, int] = {}
    for group in _grouped(tallies):
        found |= _rows(group[0], scope, window).aggregate(
            **{tally.key: tally.expression(window) for tally in group}
        )
    return found


def figures_by_unit(
    tallies: Sequence[Tally], county: str, window: Window, paths: Iterable[str]
) -> dict[str, dict[str, Figure]]:
    """The same for each of these units and what is below it, in a window of one month at most: a statement a
    source and time, one for each tally of different people, one for the tree; however many units there are."""
    trees = past_trees(county)
    values = _values_by_path(tallies, Scope(county), window, trees)
    return {
        path: _figures(tallies, values[trees.path_on(path, window.last)], Scope(county, path), window)
        for path in paths
    }  # fmt: skip


def parts_of(tally: Tally, scope: Scope, window: Window) -> Iterator[Part]:
    """The rows of a figure in the order of time; one statement."""
    source, seen = tally.source, set[object]()
    columns = [source.pk, tally.adds or tally.differs or "pk", *source.words]
    rows = _rows(tally, scope, window).filter(tally.which(window)).order_by(tally.at, "pk")
    for pk, what, *words in rows.values_list(*columns):
        amount = int(what) if tally.adds else 1
        if tally.differs:
            amount = int(what is not None and what not in seen)
            seen.add(what)
        yield Part(source.kind, pk, _spoken(words), amount)


def rows_with_places(
    tally: Tally, scope: Scope, window: Window
) -> Iterator[tuple[int, object, str, int | None, str]]:
    """The rows in the order of time: key, what is added or told apart, path, platform, words."""
    source = tally.source
    columns = [source.pk, tally.adds or tally.differs or "pk", source.path, source.platform or "pk"]
    rows = _rows(tally, scope, window).filter(tally.which(window)).order_by(tally.at, "pk")
    for pk, what, path, platform, *words in rows.values_list(*columns, *source.words):
        yield pk, what, path, platform if source.platform else None, _spoken(words)


def _spoken(words: Iterable[object]) -> str:
    return " · ".join(str(word) for word in words if word)


def _figures(
    tallies: Sequence[Tally], values: Mapping[str, int], scope: Scope, window: Window
) -> dict[str, Figure]:
    return {
        tally.key: Figure(
            tally.key, tally.label, values.get(tally.key) or 0, tally.unit,
            partial(parts_of, tally, scope, window),
        )
        for tally in tallies
    }  # fmt: skip


def _grouped(tallies: Iterable[Tally]) -> list[list[Tally]]:
    """Tallies that one statement answers together."""
    groups = defaultdict[_Group, list[Tally]](list)
    for tally in tallies:
        groups[id(tally.source), tally.at, tally.before, tally.is_date].append(tally)
    return list(groups.values())


def _rows(tally: Tally, scope: Scope, window: Window) -> QuerySet[Model]:
    return tally.source.model._default_manager.filter(tally.of(scope, window))


def _values_by_path(
    tallies: Sequence[Tally], scope: Scope, window: Window, trees: PastTrees
) -> defaultdict[str, dict[str, int]]:
    """Every unit's path at the end of the window → key → number, what was below it included."""
    found = defaultdict[str, dict[str, int]](lambda: defaultdict(int))
    for group in _grouped(tallies):
        path, rows = group[0].source.path, _rows(group[0], scope, window).order_by()
        plain = {tally.key: tally.expression(window) for tally in group if not tally.differs}
        if plain:
            for row in rows.values(path).annotate(**plain):
                for above in _chain(trees.path_on(row[path], window.last)):
                    for key in plain:
                        found[above][key] += row[key] or 0
        for tally in group:
            if tally.differs:
                read = rows.filter(tally.which(window))
                _count_different(tally, read, found, lambda one: trees.path_on(one, window.last))
    return found


def _count_different(
    tally: Tally, rows: QuerySet[Model], found: Mapping[str, dict[str, int]],
    then: Callable[[str], str],
) -> None:  # fmt: skip
    """Whoever is in two villages of a town is one in the town."""
    seen = defaultdict[str, set[object]](set)
    rows = rows.filter(~Q(**{tally.differs: None}))
    for path, who in rows.values_list(tally.source.path, tally.differs).distinct():
        for above in _chain(then(path)):
            seen[above].add(who)
    for above, people in seen.items():
        found[above][tally.key] = len(people)


def _chain(path: str) -> Iterator[str]:
    """A path and those above it: 1.3.7. → 1., 1.3., 1.3.7."""
    end = path.find(".") + 1
    while end:
        yield path[:end]
        end = path.find(".", end) + 1
