"""A small county as a folder of five tables, and how to spoil it."""

from datetime import date, datetime
from pathlib import Path

from wudan.areas.importing import Imported, import_areas
from wudan.areas.models import Area
from wudan.kit.clock import CHINA
from wudan.people.actors import Actor

FIRST, LATER, TODAY = date(2026, 1, 1), date(2026, 5, 1), date(2026, 9, 7)
AT = datetime(2026, 9, 7, 9, 0, tzinfo=CHINA)
OPERATOR = Actor(None, "system_administrator")
PACKS = Path(__file__).parents[2] / "packs"

FILES = {
    "provinces.csv": ["code,name", '62,"甲省"'],
    "cities.csv": ["code,name,provinceCode", '6299,"乙市",62'],
    "areas.csv": ["code,name,cityCode,provinceCode", '629901,"丙县",6299,62'],
    "streets.csv": [
        "code,name,areaCode,provinceCode,cityCode",
        '629901101,"柳镇",629901,62,6299',
        '629901102,"杨镇",629901,62,6299',
    ],
    "villages.csv": [
        "code,name,streetCode,provinceCode,cityCode,areaCode",
        '629901101001,"柳一村",629901101,62,6299,629901',
        '629901101002,"柳二村",629901101,62,6299,629901',
        '629901102001,"杨一村",629901102,62,6299,629901',
        '629901102002,"杨二村",629901102,62,6299,629901',
    ],
}
ALL = 9
"""Divisions in the folder."""
ONE_FILE = ["code,level,name,parent", "62,province,甲省,", "6299,city,乙市,62",
            "629901,county,丙县,6299", "629901101,town,柳镇,629901",
            "629901101001,village,柳一村,629901101"]  # fmt: skip


def lay_out(folder: Path, **changes: object) -> Path:
    """The folder; a change names a file's stem and gives its lines, bytes, or None (absent)."""
    folder.mkdir(exist_ok=True)
    for name, lines in FILES.items():
        content = changes.get(name.removesuffix(".csv"), lines)
        (folder / name).unlink(missing_ok=True)
        if content is not None:
            (folder / name).write_bytes(spelled(content))
    return folder


def one_file(folder: Path, lines: list[str]) -> Path:
    """Our own form."""
    path = folder / "divisions.csv"
    path.write_bytes(spelled(lines))
    return path


def spelled(content: object) -> bytes:
    """Bytes as they are; lines in UTF-8, each ended."""
    if isinstance(content, bytes):
        return content
    return "".join(f"{line}\n" for line in content).encode()


def swapped(name: str, old: str, new: str) -> list[str]:
    """A file's lines with one text in place of another, which must be there."""
    lines = FILES[f"{name}.csv"]
    assert any(old in line for line in lines)
    return [line.replace(old, new) for line in lines]


def without(name: str, *texts: str) -> list[str]:
    """A file's lines but for those with one of the texts."""
    return [x for x in FILES[f"{name}.csv"] if not any(text in x for text in texts)]


def bring_in(source: Path, *, on: date = FIRST, **options: object) -> Imported:
    """Import, as the operator does."""
    return import_areas(source=source, on=on, at=AT, by=OPERATOR, **options)


def live(code: str) -> Area:
    """The row in force."""
    return Area.objects.get(code=code, ends_on=None)
