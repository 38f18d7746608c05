"""Read an exported file back, as the one who fetched it would."""

import csv
from io import BytesIO, StringIO

from openpyxl import load_workbook

from wudan.exchange.files import exports_kept
from wudan.kit.sheets import BOM


def rows_of(export):
    """All rows below the titles, as texts."""
    content = exports_kept().get(export.file_name)
    if export.form == "csv":
        text = content.decode("utf-8").removeprefix(BOM)
        return list(csv.reader(StringIO(text, newline="")))[2:]
    sheet = load_workbook(BytesIO(content)).active
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    return [
        ["" if v is None else str(v) for v in row] for row in sheet.iter_rows(3, values_only=True)
    ]


def mark_of(export):
    """The line above the titles."""
    content = exports_kept().get(export.file_name)
    if export.form == "csv":
        return content.decode("utf-8").splitlines()[0]
    return load_workbook(BytesIO(content)).active["A1"].value
