"""What is typed about a person: tidied, and what is wrong with it in words that repeat nothing."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from wudan.kit import id_numbers
from wudan.kit.clock import day_of
from wudan.kit.phones import is_phone, normal
from wudan.kit.phrases import Phrase
from wudan.kit.text import objection_to, tidy
from wudan.people.enums import Sex

LONGEST_NAME, LONGEST_ADDRESS = 40, 120
_OLDEST = 1900


def tidied(said: Mapping[str, object]) -> dict[str, Any]:
    """As it is stored: no blank ends, phones and numbers in digits."""
    ways = {"phone": normal, "id_number": id_numbers.normal}
    return {
        kind: value if isinstance(value, date) or value is None
        else ways.get(kind, tidy)(str(value))
        for kind, value in said.items()
    }  # fmt: skip


def faults_of(said: Mapping[str, Any], *, at: datetime) -> dict[str, str]:
    """Field → what is wrong; of what was said only."""
    checks = {
        "name": _fault_of_name, "phone": _fault_of_phone, "address": _fault_of_address,
        "sex": _fault_of_sex,
    }  # fmt: skip
    faults = {kind: check(said[kind]) for kind, check in checks.items() if kind in said}
    faults["born_on"] = _fault_of_birthday(said.get("born_on"), day_of(at))
    if number := said.get("id_number"):
        faults["id_number"] = id_numbers.objection_to(number, today=day_of(at)) or ""
    return {kind: fault for kind, fault in faults.items() if fault}


def _fault_of_name(name: str) -> str:
    if not name:
        return Phrase("请写姓名（最多 {longest_name} 字）。", longest_name=LONGEST_NAME)
    return objection_to(name, most=LONGEST_NAME) or ""


def _fault_of_phone(phone: str) -> str:
    if phone and not is_phone(phone):
        return "电话号码不对：手机 11 位，座机带区号；没有电话可以不填。"
    return ""


def _fault_of_address(address: str) -> str:
    return objection_to(address, most=LONGEST_ADDRESS) or ""


def _fault_of_sex(sex: str) -> str:
    return "" if sex in {"", *Sex.values} else "请选女或男。"


def _fault_of_birthday(born_on: object, today: date) -> str:
    if born_on is None or born_on == "":
        return ""
    if not isinstance(born_on, date):
        return "出生日期不对，请按年月日写。"
    if born_on > today:
        return "出生日期在今天以后，请再看一遍。"
    return "" if born_on.year >= _OLDEST else "出生日期太早了，请再看一遍。"
