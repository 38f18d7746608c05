"""What a list of people to be invited looks like, and how one line of it is understood."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from django.conf import settings

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.tables import Column, Fault, Kind, Row
from wudan.people.actors import Actor
from wudan.people.details import faults_of, tidied
from wudan.people.enums import SourceKind
from wudan.people.invitations import Wanted, index_of_number

COLUMNS = (
    Column("name", ("姓名", "名字"), needed=True),
    Column("phone", ("电话", "手机", "手机号", "手机号码", "联系电话", "联系方式"), Kind.DIGITS, needed=True),
    Column("home", ("所在站", "村", "村（社区）", "社区", "居住区域")),
    Column("source", ("哪类人员", "人员类别", "类别")),
    Column("skills", ("专业技能", "技能", "特长", "会做什么")),
    Column("kinds", ("服务类别", "愿意参加")),
    Column("id_number", ("身份证号", "身份证号码", "身份证", "证件号码"), Kind.DIGITS),
)  # fmt: skip
_TITLES = {column.key: column.title for column in COLUMNS}
_BETWEEN = re.compile(r"[、,，;；/\s]+")
_NAMED = 8
_NOT_FOUND = "不在名单里的写法。"


class Places:
    """The stations in reach by every name they go by; a name that two share finds neither."""

    def __init__(self, by: Actor, at: datetime) -> None:
        self._found: dict[str, int] = {}
        shared = set()
        sites = Unit.objects.open_on(day_of(at)).at_or_below(by.unit_path).sites()
        for unit in sites.select_related("area"):
            names = {unit.name, unit.short_name, unit.area.name if unit.area else ""} - {""}
            for name in names:
                shared |= {name} & self._found.keys()
                self._found[name] = unit.pk
        for name in shared:
            del self._found[name]

    def __getitem__(self, name: str) -> int | None:
        return self._found.get(name)


def understood(row: Row, places: Places, *, at: datetime) -> tuple[Wanted | None, list[Fault]]:
    """The line as a person to be invited, or what is wrong with it."""
    said = tidied({kind: row[kind] for kind in ("name", "phone", "id_number") if row[kind]})
    wrong = dict(faults_of({"name": "", **said}, at=at))
    if not said.get("phone"):
        wrong["phone"] = "邀请要有电话。没有电话的，请当面登记。"
    elif "phone" in wrong:
        wrong["phone"] = "电话号码不对：手机 11 位，座机带区号。"
    home = places[row["home"]] if row["home"] else None
    if row["home"] and home is None:
        wrong["home"] = "辖区里没有这个站（或有两个同名的）。请写站的简称。"
    picked = {kind: _picked(row[kind], words) for kind, words in _words().items()}
    wrong |= {kind: _NOT_FOUND for kind, codes in picked.items() if codes is None}
    if wrong:
        return None, [_fault(row.line, kind, words) for kind, words in wrong.items()]
    source = picked["source"] or [""]
    return Wanted(
        row.line, said["name"], said["phone"], home, source[0], picked["skills"] or [],
        picked["kinds"] or [], index_of_number(said.get("id_number", "")),
    ), []  # fmt: skip


def _fault(line: int, kind: str, words: str) -> Fault:
    known = _words().get(kind)
    advice = (
        Phrase("可以写：{known}。空着也行。", known=_some(known))
        if known and words == _NOT_FOUND
        else ""
    )
    return Fault(line, _TITLES.get(kind, kind), words, advice or "改好这一格再上传。")


def _some(known: Mapping[str, str]) -> str:
    """The first of the words; a list of forty helps nobody."""
    named = list(known)
    return "、".join(named[:_NAMED]) + ("……" if len(named) > _NAMED else "")


def _words() -> dict[str, Mapping[str, str]]:
    """Column → word → code."""
    pack = settings.PACK
    return {
        "source": {label: value for value, label in SourceKind.choices},
        "skills": {label: code for code, label in pack.skills.items()},
        "kinds": {label: code for code, label in pack.platforms.items()},
    }


def _picked(text: str, words: Mapping[str, str]) -> list[str] | None:
    """The codes of the words named; None when one is not known."""
    named = list(_pieces(text))
    if not all(name in words for name in named):
        return None
    return sorted({words[name] for name in named})


def _pieces(text: str) -> Iterator[str]:
    return filter(None, _BETWEEN.split(text))
