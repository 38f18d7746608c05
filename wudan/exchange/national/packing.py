"""The bundle as a file: one JSON for machines, a sheet a table for people, a note on what it is.

Reading one back is guarded: how many entries, how large, how much larger than packed.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from wudan.exchange.national.mapping import FORMAT, SCHEMA, TABLES
from wudan.exchange.national.scope import Row
from wudan.kit.clock import local
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed
from wudan.kit.sheets import Column, Mark, XlsxSheet

JSON_NAME, NOTE_NAME = "bundle.json", "说明.txt"
MOST_BYTES, MOST_ENTRIES, MOST_UNPACKED, MOST_RATIO = 10_000_000, 40, 80_000_000, 200
MOST_ROWS = 50_000
_NOTE = (
    "五单 · 全国志愿服务信息系统交换包，版本 {schema}\n"
    "字段和代码按公开资料整理，没有对照 MZ/T 061-2015 正式文本，不声称符合该标准；导入全国系统前请逐项核对。\n"
    "姓名、电话：没有单独同意的一律遮住。没有证件号码、住址。表彰奖励只有志愿者的。\n"
)
_BROKEN = "文件打不开，或不是交换包。请选从本平台（或别的县的本平台）导出的 ZIP。"
_TOO_LARGE = "文件展开以后太大了，不能读。"
Tables = Mapping[str, Sequence[Row]]


def figures_of(tables: Tables) -> dict[str, int]:
    """Rows of each table, and the minutes of hours that count: what both sides compare."""
    live = [row for row in tables.get("hours", ()) if row.get("state") != "已冲正"]
    counted = {kind: len(tables.get(kind, ())) for kind in TABLES}
    return counted | {"minutes": sum(int(row["minutes"]) for row in live)}


def pack(
    tables: Tables, *, origin: str, since: date, until: date, at: datetime, mark: Mark
) -> bytes:
    """The file."""
    told = {
        "format": FORMAT, "schema": SCHEMA, "origin": origin, "made_at": local(at).isoformat(),
        "since": since.isoformat(), "until": until.isoformat(), "mark": mark.words,
        "figures": figures_of(tables), "tables": {kind: list(tables.get(kind, ())) for kind in TABLES},
    }  # fmt: skip
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        _put(packed, JSON_NAME, json.dumps(told, ensure_ascii=False, indent=1).encode(), at)
        _put(packed, NOTE_NAME, _NOTE.format(schema=SCHEMA).encode(), at)
        for kind, rows in tables.items():
            _put(packed, f"{kind}.xlsx", _sheet(kind, rows, mark), at)
    return out.getvalue()


def unpack(content: bytes) -> dict[str, Any]:
    """The bundle in a file. Raises Malformed."""
    if len(content) > MOST_BYTES:
        raise _refused(_TOO_LARGE)
    try:
        with ZipFile(BytesIO(content)) as packed:
            _guard(packed)
            with packed.open(JSON_NAME) as opened:
                raw = opened.read(MOST_UNPACKED + 1)
        if len(raw) > MOST_UNPACKED:
            raise _refused(_TOO_LARGE)
        told = json.loads(raw)
    except (BadZipFile, KeyError, zlib.error, EOFError, OSError, ValueError, RecursionError,
            NotImplementedError, RuntimeError):  # fmt: skip
        raise _refused(_BROKEN) from None
    return _checked(told)


def _checked(told: Any) -> dict[str, Any]:
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise _refused(_BROKEN)
    if told.get("schema") != SCHEMA:
        raise _refused(
            Phrase(
                "交换包的版本是 {get}，这里只读版本 {schema}。",
                get=str(told.get("schema"))[:10],
                schema=SCHEMA,
            )
        )
    origin, tables = told.get("origin"), told.get("tables")
    if (
        not isinstance(origin, str)
        or not origin
        or len(origin) > 40
        or not isinstance(tables, dict)
    ):
        raise _refused(_BROKEN)
    rows = [row for kind in TABLES for row in _rows(tables.get(kind, []))]
    if len(rows) > MOST_ROWS:
        raise _refused(Phrase("行数太多：一次最多 {most_rows} 行。", most_rows=MOST_ROWS))
    return told


def _rows(given: Any) -> list[Any]:
    if not isinstance(given, list):
        raise _refused(_BROKEN)
    return given


def _guard(packed: ZipFile) -> None:
    entries = packed.infolist()
    if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > MOST_UNPACKED:
        raise _refused(_TOO_LARGE)
    for one in entries:
        if one.flag_bits & 1:
            raise _refused("文件加了密码，打不开。")
        if one.file_size > MOST_RATIO * max(one.compress_size, 1_000):
            raise _refused(_TOO_LARGE)


def _put(packed: ZipFile, name: str, content: bytes, at: datetime) -> None:
    entry = ZipInfo(name, local(at).timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    packed.writestr(entry, content)


def _sheet(kind: str, rows: Sequence[Row], mark: Mark) -> bytes:
    table = TABLES[kind]
    sheet = XlsxSheet(table.title, [Column(field.title, 16) for field in table.fields], mark)
    for row in rows:
        sheet.add([row.get(field.key, "") for field in table.fields])
    return sheet.finish()


def _refused(words: str) -> Malformed:
    return Malformed({"file": words})
