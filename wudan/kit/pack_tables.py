"""Read a pack's tables; every fault names file, row and column."""

import csv
from collections.abc import Iterator
from pathlib import Path

from wudan.kit.pack import PackError


def rows_of(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with their numbers. PackError when a column is missing."""
    try:
        with path.open(encoding="utf-8", newline="") as opened:
            reader = csv.DictReader(opened)
            missing = set(columns) - set(reader.fieldnames or ())
            if missing:
                message = f"{path.name}：缺少列 {'、'.join(sorted(missing))}"
                raise PackError(message)
            yield from enumerate(reader, start=2)
    except (OSError, UnicodeDecodeError) as fault:
        message = f"{path.name}：{fault}"
        raise PackError(message) from fault


def listed(text: str) -> list[str]:
    """`a;b;c` as a list."""
    return [piece for piece in text.split(";") if piece]


def fault(path: str, row: int, column: str, why: str) -> PackError:
    """A PackError that says where."""
    return PackError(f"{path} 第 {row} 行 {column}：{why}")
