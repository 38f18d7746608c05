"""Which files a source has and what columns each must have."""

from dataclasses import dataclass
from pathlib import Path

from wudan.areas.enums import AreaLevel
from wudan.areas.importing.faults import Faults

LEVEL_WORDS = {"province": AreaLevel.PROVINCE, "city": AreaLevel.CITY,
               "county": AreaLevel.COUNTY, "town": AreaLevel.TOWN,
               "village": AreaLevel.VILLAGE}  # fmt: skip
"""How our own one-file form spells the levels."""

_FOLDER = (
    ("provinces.csv", AreaLevel.PROVINCE, ""),
    ("cities.csv", AreaLevel.CITY, "provinceCode"),
    ("areas.csv", AreaLevel.COUNTY, "cityCode"),
    ("streets.csv", AreaLevel.TOWN, "areaCode"),
    ("villages.csv", AreaLevel.VILLAGE, "streetCode"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file. Without a level of its own, a column says it row by row."""

    path: Path
    level: AreaLevel | None
    parent_column: str
    """Empty where there is none: provinces have no parent."""

    @property
    def file(self) -> str:
        """The name people know the file by."""
        return self.path.name

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that must be there; others may be and are not read."""
        level = () if self.level else ("level",)
        parent = (self.parent_column,) if self.parent_column else ()
        return ("code", "name", *level, *parent)


def sheets_of(source: Path, faults: Faults) -> list[Sheet]:
    """The five files of a folder, upper levels first, or the one file.

    Raises ImportRefused when one of them is not there.
    """
    if source.is_dir():
        found = [Sheet(source / name, level, parent) for name, level, parent in _FOLDER]
    else:
        found = [Sheet(source, None, "parent")]
    for sheet in found:
        if not sheet.path.is_file():
            faults.add(sheet.file, 0, "", "找不到这个文件")
    faults.insist_on_none()
    return found
