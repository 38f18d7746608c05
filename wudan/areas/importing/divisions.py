"""A checked table of divisions in memory, and for which codes it may speak."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wudan.areas.enums import CODE_LENGTH, AreaLevel
from wudan.areas.importing.checks import LENGTH_OF, parent_length
from wudan.areas.importing.faults import Faults, ImportRefused
from wudan.kit.phrases import Phrase

NATION = ""
_LONGEST = max(CODE_LENGTH)


def _empty() -> dict[AreaLevel, dict[str, str]]:
    return {level: {} for level in AreaLevel}


@dataclass(slots=True)
class Divisions:
    """Code → name, level by level: all that is kept of a file, a nation in about 150 MB."""

    names: dict[AreaLevel, dict[str, str]] = field(default_factory=_empty)
    scopes: tuple[str, ...] = ()
    """The table is complete below these codes: what it does not list there has ended."""

    def __len__(self) -> int:
        return sum(map(len, self.names.values()))

    def lists(self, code: str) -> bool:
        """Whether the table has this code."""
        level = CODE_LENGTH.get(len(code))
        return level is not None and code in self.names[level]

    def within(self, code: str) -> "Divisions":
        """That subtree and what it lies in. ImportRefused when the table has no such code."""
        if not self.lists(code):
            message = Phrase("表里没有代码 {code}，没有导入。", code=code)
            raise ImportRefused(message)
        kept = {level: _kept(names, level, code) for level, names in self.names.items()}
        return Divisions(kept, (code,))


def _kept(names: dict[str, str], level: AreaLevel, code: str) -> dict[str, str]:
    if LENGTH_OF[level] <= len(code):
        ancestor = code[: LENGTH_OF[level]]
        return {ancestor: names[ancestor]}
    return {key: name for key, name in names.items() if key.startswith(code)}


def note_childless(
    divisions: Divisions, files: Mapping[AreaLevel | None, str], faults: Faults
) -> None:
    """Fault each division above the villages that has nothing below it: half a table.

    In the nation's table of 2023 there is none such. `files` names the file of each level,
    or under None the one file of all.
    """
    for level in list(AreaLevel)[:-1]:
        below = AreaLevel(level + 1)
        length = parent_length(below)
        parents = {code[:length] for code in divisions.names[below]}
        file = files.get(below) or files[None]
        for code, name in divisions.names[level].items():
            if code not in parents:
                reason = f"{name}（{code}）下面一个{below.label}级也没有，文件可能不完整；"
                faults.add(file, 0, "", reason + "确实如此请加 --sure")


def bounds(scope: str) -> tuple[str, str]:
    """The first and the last code of a subtree; codes are digits, so this is the whole of it."""
    return scope, scope + "9" * (_LONGEST - len(scope))
