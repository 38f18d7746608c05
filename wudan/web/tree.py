"""Units in official order: as they were entered, branch by branch. Never by a figure."""

from collections.abc import Iterable
from itertools import groupby

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.tree_paths import steps_of


def place_in_tree(path: str) -> list[int]:
    """A path as numbers, so that the tenth branch comes after the ninth."""
    return steps_of(path)


def in_order(units: Iterable[Unit]) -> list[Unit]:
    """The units, branch by branch."""
    return sorted(units, key=lambda unit: place_in_tree(unit.path))


def choices_of(units: Iterable[Unit], nothing: str) -> list[tuple[str, object]]:
    """Sites to choose from: nothing, then each institute with its stations."""
    listed: list[tuple[str, object]] = [("", nothing)]
    for branch, found in groupby(in_order(units), key=_branch):
        listed.append((branch, [(unit.pk, unit.short_name) for unit in found]))
    return listed


def _branch(unit: Unit) -> str:
    """What a site is listed under: its institute's name, its own when it is one or the center."""
    return (
        unit.parent.short_name if unit.kind == UnitKind.STATION and unit.parent else unit.short_name
    )
