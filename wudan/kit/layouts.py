"""How a county prints its registers: titles and columns in its own order; plain data of its pack.

A county that lays nothing down has the base's layout. A column is named by what it holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wudan.kit.pack import PackError, read_toml


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One column: what it holds, what stands above it, how wide it is."""

    key: str
    title: str
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    """One register of a county."""

    title: str
    columns: tuple[LaidOut, ...]
    foot: str = ""


@cache
def layouts_of(folder: Path, base: Path) -> Mapping[str, Layout]:
    """week, month: the base's, each replaced by the county's own. PackError when one is wrong."""
    told: dict[str, Any] = read_toml(base / "registers.toml")
    own = folder / "registers.toml"
    told |= read_toml(own) if own.exists() else {}
    try:
        return {name: _layout(one) for name, one in told.items()}
    except (KeyError, TypeError, ValueError) as fault:
        message = f"registers.toml：{fault}"
        raise PackError(message) from fault


def _layout(told: dict[str, Any]) -> Layout:
    columns = tuple(LaidOut(key, title, int(width)) for key, title, width in told["columns"])
    if len({column.key for column in columns}) != len(columns):
        message = f"“{told['title']}”里有重复的栏"
        raise ValueError(message)
    return Layout(told["title"], columns, told.get("foot", ""))
