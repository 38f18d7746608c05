"""The values: a phone, an address, an ID number, an exact place. Immutable, masked when printed."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings

from wudan.kit.text import masked_phone

TAIL_DIGITS = 4
_NAMED_PLACE = re.compile(r"[村组队社巷街路区镇乡]")


@dataclass(frozen=True, slots=True)
class Reading:
    """The right to read personal texts in full, for one stated reason.

    Made by `people.opening` only; a house test keeps it so.
    """

    why: str


class Personal:
    """One personal text. Holds either what was typed or what is stored; opens late."""

    __slots__ = ("_context", "_plain", "_token")
    kind: ClassVar[str] = ""
    label: ClassVar[str] = ""

    def __init__(self, plain: str | None = None, *, token: str = "", context: str = "") -> None:
        self._plain, self._token, self._context = plain, token, context

    def opened(self, reading: Reading) -> str:
        """The plain text, for whoever holds a reading."""
        assert reading.why  # noqa: S101 - a reading without a reason is a bug
        return self._text()

    @property
    def masked(self) -> str:
        """What may be shown to anybody who may see the person at all."""
        text = self._text()
        return self._mask(text) if text else ""

    def token_for(self, context: str) -> str:
        """Sealed for a column; what is already sealed for it stays as it is."""
        if self._token and self._context == context:
            return self._token
        return str(settings.KEYRING.seal(self._text(), context))

    def blind(self, *, under: str = "") -> str:
        """The keyed hash under which this text is found again."""
        return blind_of(under or self.kind, self._text())

    def _text(self) -> str:
        if self._plain is None:
            self._plain = settings.KEYRING.unseal(self._token, self._context)
        return self._plain

    def _mask(self, text: str) -> str:
        return "*" * min(len(text), 8)

    def __str__(self) -> str:
        return self.masked

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.masked}>"

    def __format__(self, spec: str) -> str:
        return format(self.masked, spec)

    def __bool__(self) -> bool:
        return bool(self._token) if self._plain is None else bool(self._plain)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Personal):
            return type(self) is type(other) and self._text() == other._text()
        return NotImplemented

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._text()))

    def __reduce__(self) -> Any:
        message = f"a {type(self).__name__} is never pickled: it would leave in the clear"
        raise TypeError(message)


class Phone(Personal):
    """电话: shown as its last four digits."""

    kind, label = "phone", "电话"

    def _mask(self, text: str) -> str:
        return masked_phone(text)


class Address(Personal):
    """住址: shown up to the village or group, never the house."""

    kind, label = "address", "住址"

    def _mask(self, text: str) -> str:
        named = [found.end() for found in _NAMED_PLACE.finditer(text[:-1])]
        return f"{text[: named[-1] if named else min(3, len(text) // 2)]}＊＊"


class IdNumber(Personal):
    """身份证号: shown as its last two characters."""

    kind, label = "id_number", "身份证号"

    def _mask(self, text: str) -> str:
        return f"尾号**{text[-2:]}"


class ExactPlace(Personal):
    """坐标: where exactly somebody is served, as `lon,lat`; not shown at all."""

    kind, label = "place", "位置"

    def _mask(self, text: str) -> str:
        return "已标位置"


class Listed(Personal):
    """名单: rows of a file that was read and is not sent yet; not shown, opened to be sent."""

    kind, label = "listed", "名单"

    def _mask(self, text: str) -> str:
        return "已读入"


def blind_of(kind: str, text: str) -> str:
    """The keyed hash of a text of this kind."""
    return str(settings.KEYRING.blind(text, f"people.{kind}"))


def tail_of(digits: str) -> str:
    """The keyed hash of a phone's last digits: what elders and keepers know of a number."""
    return blind_of("phone_tail", digits[-TAIL_DIGITS:]) if len(digits) >= TAIL_DIGITS else ""
