"""What is wrong with a table, said so that a person finds it: file, row, column, reason."""

from dataclasses import dataclass

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Refusal

LISTED = 20
"""Faults that are spelled out; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong. Row 0 is the whole file; rows count from 1, the header, as editors do."""

    file: str
    row: int
    column: str
    reason: str

    @property
    def words(self) -> str:
        """villages.csv 第 4 行 name 列：名称是空的。"""
        row = f" 第 {self.row} 行" if self.row else ""
        column = f" {self.column} 列" if self.column else ""
        return f"{self.file}{row}{column}：{self.reason}。"


class ImportRefused(Refusal):
    """The import was refused whole; nothing was written."""

    def __init__(self, words: str, faults: tuple[Fault, ...] = (), count: int = 0) -> None:
        super().__init__("areas.import", words)
        self.faults, self.count = faults, count


class Faults:
    """Faults found so far: the first ones kept, all of them counted."""

    def __init__(self) -> None:
        self.kept: list[Fault] = []
        self.count = 0

    def add(self, file: str, row: int, column: str, reason: str) -> None:
        """Note one more."""
        self.count += 1
        if len(self.kept) < LISTED:
            self.kept.append(Fault(file, row, column, reason))

    def insist_on_none(self) -> None:
        """Raise ImportRefused with all of it, if there is any."""
        if self.count:
            raise ImportRefused(self._words(), tuple(self.kept), self.count)

    def _words(self) -> str:
        head = f"区划表有 {self.count} 处错误，整批没有导入："
        lines = [head, *(fault.words for fault in self.kept)]
        if self.count > len(self.kept):
            lines.append(Phrase("……另有 {count} 处未列出。", count=self.count - len(self.kept)))
        return "\n".join(lines)
