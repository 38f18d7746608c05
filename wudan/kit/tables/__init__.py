"""Tables that come into the house, as XLSX or CSV: read with limits, each fault named with its line.

Whoever fills a table in is not a programmer: a fault says which line, which column, what is wrong and
what to do, and repeats no value. A file that could hurt (a bomb, a macro, a million rows) is
refused whole and early. Knows nothing of what the columns mean (reliability A22, A23).
"""

from wudan.kit.tables.reading import faults_as_csv, read_table
from wudan.kit.tables.shapes import Column, Fault, Kind, Limits, Row, Table
from wudan.kit.tables.spreadsheets import blank_table

__all__ = [
    "Column",
    "Fault",
    "Kind",
    "Limits",
    "Row",
    "Table",
    "blank_table",
    "faults_as_csv",
    "read_table",
]
