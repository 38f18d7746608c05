"""Typed words: kept as typed, or refused with a reason; never a crash later.

Emoji and 生僻字 beyond the BMP are welcome. Control characters (NUL among them, which
PostgreSQL cannot store) are not, but for line breaks and tabs. Nor are full ID numbers.
"""

import unicodedata
from collections.abc import Set
from itertools import pairwise

from wudan.kit.phrases import Phrase
from wudan.kit.scanning import around, findings, has_id_number

_KEPT = frozenset("\n\t")
NO_ID_NUMBERS = Phrase("请不要写身份证号：这里的话会有别的人看到。把号码删掉再提交。")
"""A full ID number is personal data of the highest class; typed words never carry one (G08)."""


def objection_to(words: str, *, most: int) -> str | None:
    """Why these words cannot be stored, in words; None when they can."""
    if len(words) > most:
        return Phrase("写得太长了：{count} 字，最多 {most} 字。", count=len(words), most=most)
    for letter in words:
        if unicodedata.category(letter) in {"Cc", "Cs"} and letter not in _KEPT:
            return Phrase("里面有看不见的控制字符，请重新输入。")
    if has_id_number(words):
        return NO_ID_NUMBERS
    return None


def objection_to_published(words: str, *, most: int, allowed: Set[str] = frozenset()) -> str | None:
    """Why these words cannot be shown to everybody; `allowed` are phones of offices."""
    if fault := objection_to(words, most=most):
        return fault
    for found in findings(words, allowed=allowed):
        place = around(words, found)
        return Phrase(
            "这一栏人人都能看到，不能写{kind}。请删掉再提交：…{place}…",
            kind=found.kind,
            place=place,
        )
    return None


def tidy(words: str) -> str:
    """Line breaks of one kind, no blank ends."""
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def masked_name(name: str) -> str:
    """张** : enough to recognise oneself, not to be found (PIPL §25)."""
    return name[:1] + "*" * max(1, len(name) - 1) if name else ""


def masked_phone(phone: str) -> str:
    """尾号 only."""
    return Phrase("尾号{phone}", phone=phone[-4:]) if len(phone) >= 7 else "***"


def bigrams(words: str) -> frozenset[str]:
    """All pairs of neighbouring letters within a line: how alike two sentences are."""
    return frozenset(a + b for a, b in pairwise(words) if a.isalnum() and b.isalnum())
