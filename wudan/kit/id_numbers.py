"""身份证号 (GB 11643): what can be one, and what is wrong with one that cannot, in words.

The check digit proves that it was copied without a slip, not that the person exists
(domain §3.5). Nothing here keeps, prints or logs a number.
"""

from dataclasses import dataclass
from datetime import date

from wudan.kit.phrases import Phrase

LENGTH = 18
_LEGACY_LENGTH = 15
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_EARLIEST = 1900
_REGIONS = frozenset(
    [11, 12, 13, 14, 15, 21, 22, 23, *range(31, 38), *range(41, 47), *range(50, 55),
     *range(61, 66), 71, 81, 82, 83, 91]
)  # fmt: skip
"""The first two digits; 81, 82, 83 are residence permits of 港、澳、台 residents."""
_PERMITS = {"81": "港", "82": "澳", "83": "台"}


@dataclass(frozen=True, slots=True)
class Told:
    """What a number says about its holder."""

    born_on: date
    is_male: bool
    region: str
    """The first six digits: where it was first issued, not where the person lives."""
    permit: str
    """港, 澳 or 台 when it is a residence permit; else empty."""


def normal(text: str) -> str:
    """Plain digits and a capital X, without blanks and hyphens; anything else is kept."""
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in text)
    dropped = {ord(c): None for c in " \t\n\r\u3000\u00a0\u200b-－—–"}
    return plain.translate(dropped).replace("Ｘ", "X").replace("ｘ", "X").upper()


def is_id_number(number: str) -> bool:
    """Whether a normal text can be an ID number; any date from 1900 on."""
    return (
        len(number) == LENGTH
        and number.isascii()
        and number[:17].isdigit()
        and int(number[:2]) in _REGIONS
        and _born_on(number) is not None
        and check_digit(number[:17]) == number[17]
    )


def objection_to(text: str, *, today: date) -> str | None:
    """Why a typed ID number cannot be one, without repeating it; None when it can."""
    number = normal(text)
    if len(number) == _LEGACY_LENGTH and number.isascii() and number.isdigit():
        return "这是 15 位的旧号码，已经停用。请看二代身份证上的 18 位号码。"
    if len(number) != LENGTH:
        return Phrase(
            "身份证号是 18 位，这里是 {count} 位，请对着证件再数一遍。", count=len(number)
        )
    if not (number.isascii() and number[:17].isdigit() and number[17] in "0123456789X"):
        return "身份证号前 17 位是数字，最后一位是数字或 X，请检查。"
    if int(number[:2]) not in _REGIONS:
        return "身份证号开头两位不是任何省份的代码，请检查。"
    born = _born_on(number)
    if born is None or born > today:
        return "身份证号第 7 到 14 位应是出生日期，这里不对，请检查。"
    if check_digit(number[:17]) != number[17]:
        return "身份证号的最后一位对不上，多半是抄错了一位，请对着证件再看一遍。"
    return None


def told_by(number: str) -> Told:
    """What a valid normal number says. ValueError when it is none (without the number)."""
    born = _born_on(number) if is_id_number(number) else None
    if born is None:
        message = "not an ID number"
        raise ValueError(message)
    return Told(born, int(number[16]) % 2 == 1, number[:6], _PERMITS.get(number[:2], ""))


def check_digit(body: str) -> str:
    """The last character that seventeen digits call for (ISO 7064, MOD 11-2)."""
    return _CHECKS[sum(w * int(d) for w, d in zip(_WEIGHTS, body, strict=True)) % 11]


def _born_on(number: str) -> date | None:
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return born if born.year >= _EARLIEST else None
