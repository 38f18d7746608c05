"""A month for every reporter at once: each tally read once for the county, each row given to whom it is of.

As many statements as there are tallies, key works' too, one for their list and one for the tree, however many units. For each reporter the numbers are those
of `figures_of`, which a test holds together; here the rows come along, to be kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from wudan.areas.past_trees import past_trees
from wudan.kit.canonical import digest, spell
from wudan.registers.figures import Scope, Window, works
from wudan.registers.figures.blocks import MONTHLY
from wudan.registers.figures.measuring import rows_with_places
from wudan.registers.figures.tallies import Tally

Row = tuple[str, int, int, str]
"""Kind, key, what it adds, what it is called."""
TALLIES: tuple[Tally, ...] = tuple(tally for block in MONTHLY for tally in block.tallies)


@dataclass(slots=True)
class Counted:
    """A figure with its rows."""

    value: int = 0
    rows: list[Row] = field(default_factory=list)


Sheet = dict[str, Counted]
"""Key of the figure → the figure; those that are nothing are not there."""


def reckon(scopes: Mapping[int, Scope], window: Window) -> dict[int, Sheet]:
    """Whose → sheet, for the scopes of one county."""
    found: dict[int, Sheet] = {key: {} for key in scopes}
    if not scopes:
        return found
    places = _Places(scopes, window)
    read = next(iter(scopes.values())) if len(scopes) == 1 else Scope(places.county)
    for tally in (*TALLIES, *works.tallies(places.county, window)):
        seen: dict[int, set[object]] = {}
        for pk, what, path, platform, label in rows_with_places(tally, read, window):
            for whose in places.of(path, platform):
                amount = int(what) if tally.adds else 1  # type: ignore[call-overload]
                if tally.differs:
                    known = seen.setdefault(whose, set())
                    amount = int(what is not None and what not in known)
                    known.add(what)
                one = found[whose].setdefault(tally.key, Counted())
                one.value += amount
                one.rows.append((tally.source.kind, pk, amount, label))
    return found


def values_of(sheet: Sheet) -> dict[str, int]:
    """The bare numbers."""
    return {key: one.value for key, one in sheet.items()}


def digest_of(sheet: Sheet) -> str:
    """Of all rows and numbers; the same rows, the same digest."""
    return digest(spell({key: [one.value, *map(list, one.rows)] for key, one in sheet.items()}))


def digest_of_all(digests: Iterable[str]) -> str:
    """Of a whole month, from those of its summaries."""
    return digest(spell({"summaries": sorted(digests)}))


class _Places:
    """Which scopes a row is of: by the path it lay on at the end of the month, or by its platform."""

    def __init__(self, scopes: Mapping[int, Scope], window: Window) -> None:
        self.county = next(iter(scopes.values())).county
        self._whole = [key for key, scope in scopes.items() if scope.is_whole]
        trees = past_trees(self.county)
        self._then = partial(trees.path_on, day=window.last)
        self._by_path = _indexed(
            (self._then(scope.path), key) for key, scope in scopes.items() if scope.path
        )
        self._by_platform = _indexed(
            (platform, key) for key, scope in scopes.items() for platform in scope.platforms
        )

    def of(self, path: str, platform: int | None) -> Iterator[int]:
        """Each scope once."""
        found, path = set(self._whole), self._then(path)
        end = path.find(".") + 1
        while end:
            found.update(self._by_path.get(path[:end], ()))
            end = path.find(".", end) + 1
        found.update(self._by_platform.get(platform, ()))
        yield from sorted(found)


def _indexed(pairs: Iterable[tuple[object, int]]) -> dict[object, Sequence[int]]:
    found: dict[object, Sequence[int]] = {}
    for name, key in pairs:
        found[name] = [*found.get(name, ()), key]
    return found
