"""空白表: the form to fill in; every column is text, so that no software turns numbers round."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from wudan.kit.tables.shapes import Column

_LINES = 200


def blank_table(title: str, columns: Sequence[Column]) -> bytes:
    """An XLSX with the titles, and lines whose cells are text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    for place, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = max(14, len(column.title) * 3)
    sheet.freeze_panes = "A2"
    heads = []
    for column in columns:
        cell = WriteOnlyCell(sheet, column.title + ("（必填）" if column.needed else ""))
        cell.font = Font(bold=True)
        heads.append(cell)
    sheet.append(heads)
    for _ in range(_LINES):
        sheet.append([_text_cell(sheet) for _ in columns])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _text_cell(sheet: object) -> object:
    cell = WriteOnlyCell(sheet, None)
    cell.number_format = "@"
    return cell
