"""Read a source once, check every row, answer the whole table or refuse it.

What was checked is what is written: the files are not opened a second time.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from wudan.areas.enums import AreaLevel
from wudan.areas.importing.divisions import NATION, Divisions, note_childless
from wudan.areas.importing.faults import Faults
from wudan.areas.importing.lines import Row, Unreadable, rows_of
from wudan.areas.importing.pace import Begin, stage
from wudan.areas.importing.sheets import Sheet, sheets_of
from wudan.areas.importing.table import Table

_BLANKS = " \t\u3000"


def read_divisions(source: Path, *, code: str = "", begin: Begin, sure: bool = False) -> Divisions:
    """The table in a folder or a file, limited to a code and its ancestors if one is given.

    Every row is checked, wanted or not; what is wanted must be whole unless `sure`. Raises
    ImportRefused with every fault counted.
    """
    faults = Faults()
    sheets = sheets_of(source, faults)
    table = Table(faults)
    with stage(begin, sum(s.path.stat().st_size for s in sheets), "读取并检查") as pace:
        for sheet in sheets:
            _read(sheet, table, faults, pace.advance)
    table.note_orphans()
    faults.insist_on_none()
    found = table.divisions
    found.scopes = (NATION,) if source.is_dir() else tuple(found.names[AreaLevel.COUNTY])
    if code:
        found = found.within(code)
    if not sure:
        note_childless(found, {s.level: s.file for s in sheets}, faults)
        faults.insist_on_none()
    return found


def _read(sheet: Sheet, table: Table, faults: Faults, advance: Callable[[int], None]) -> None:
    rows = rows_of(sheet.path, faults, advance)
    try:
        header = next(rows, None)
        if header is None:
            faults.add(sheet.file, 0, "", "文件是空的")
            table.give_up(sheet)
        elif _has_columns(sheet, header, faults):
            _take_all(sheet, header, rows, table, faults)
        else:
            table.give_up(sheet)
    except Unreadable:
        table.give_up(sheet)


def _has_columns(sheet: Sheet, header: Row, faults: Faults) -> bool:
    row, cells = header
    names = [cell.strip(_BLANKS) for cell in cells]
    missing = [column for column in sheet.columns if column not in names]
    for column in missing:
        faults.add(sheet.file, row, column, "缺少这一列")
    return not missing


def _take_all(sheet: Sheet, header: Row, rows: Iterator[Row], table: Table, faults: Faults) -> None:
    names = [cell.strip(_BLANKS) for cell in header[1]]
    places = {column: names.index(column) for column in sheet.columns}
    row = 0
    for row, cells in rows:
        if len(cells) != len(names):
            reason = f"这一行有 {len(cells)} 格，应有 {len(names)} 格"
            faults.add(sheet.file, row, "", reason)
            continue
        table.take(sheet, row, {c: cells[place].strip(_BLANKS) for c, place in places.items()})
    if not row:
        faults.add(sheet.file, 0, "", "只有表头，没有内容")
