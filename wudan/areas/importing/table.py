"""The table as it grows row by row: each row is checked, and taken or faulted."""

from wudan.areas.enums import CODE_LENGTH, AreaLevel
from wudan.areas.importing.checks import code_fault, name_fault, parent_fault, shown
from wudan.areas.importing.divisions import Divisions
from wudan.areas.importing.faults import Faults
from wudan.areas.importing.sheets import LEVEL_WORDS, Sheet

_Waiting = tuple[Sheet, int, AreaLevel, str]


class Table:
    """What was read so far. A row with a fault still counts as its children's parent."""

    def __init__(self, faults: Faults) -> None:
        self.divisions = Divisions()
        self._faults = faults
        self._waiting: list[_Waiting] = []
        self._unread: set[AreaLevel] = set()

    def take(self, sheet: Sheet, row: int, cells: dict[str, str]) -> None:
        """Check one row, and keep it when its code can be kept."""
        code, name = cells["code"], cells["name"]
        level = self._level(sheet, row, code, cells)
        if level is None or not self._accepts(sheet, row, code, level):
            return
        self.divisions.names[level][code] = name
        if reason := name_fault(name):
            self._faults.add(sheet.file, row, "name", reason)
        self._hang(sheet, row, code, level, cells.get(sheet.parent_column, ""))

    def give_up(self, sheet: Sheet) -> None:
        """The rest of this file is unknown: do not miss parents that may be in it."""
        self._unread.update([sheet.level] if sheet.level else AreaLevel)

    def note_orphans(self) -> None:
        """Fault the rows whose parent never came; in the one-file form it may come later."""
        for sheet, row, above, parent in self._waiting:
            if above not in self._unread and parent not in self.divisions.names[above]:
                reason = f"上级 {parent} 不在{above.label}级的表里"
                self._faults.add(sheet.file, row, sheet.parent_column, reason)

    def _level(self, sheet: Sheet, row: int, code: str, cells: dict[str, str]) -> AreaLevel | None:
        if sheet.level is not None:
            return sheet.level
        word = cells["level"]
        level = LEVEL_WORDS.get(word)
        fits = CODE_LENGTH.get(len(code)) if code.isdigit() else None
        if level is None:
            reason = f"级别“{shown(word)}”不认识，应是 {'、'.join(LEVEL_WORDS)} 之一"
        elif fits not in {None, level}:
            reason = f"级别写的是 {word}，可 {len(code)} 位的代码不是{level.label}级的"
        else:
            return level
        self._faults.add(sheet.file, row, "level", reason)
        return None

    def _accepts(self, sheet: Sheet, row: int, code: str, level: AreaLevel) -> bool:
        reason = code_fault(code, level)
        if reason is None and code in self.divisions.names[level]:
            reason = f"代码 {code} 重复，前面已经有了"
        if reason:
            self._faults.add(sheet.file, row, "code", reason)
        return reason is None

    def _hang(self, sheet: Sheet, row: int, code: str, level: AreaLevel, parent: str) -> None:
        if reason := parent_fault(parent, code, level):
            self._faults.add(sheet.file, row, sheet.parent_column, reason)
        elif level is not AreaLevel.PROVINCE:
            above = AreaLevel(level - 1)
            if parent not in self.divisions.names[above]:
                self._waiting.append((sheet, row, above, parent))
