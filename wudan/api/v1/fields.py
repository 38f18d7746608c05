"""The kinds of fields that bodies and filters are made of: strict, bounded, in clean words.

Decides only what can be read at all; what an order needs is decided by `orders.policies`.
"""

import re
from datetime import date, datetime
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
)
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from wudan.kit.clock import local
from wudan.kit.text import objection_to, tidy

_YEARS = range(2000, 2101)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?"
    r"([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_NO_CONTROLS: JsonDict = {"pattern": r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$"}
SAID: JsonDict = {"minLength": 1}
"""The description of words that may not be empty; the action says it in better words."""
_Dated = TypeVar("_Dated", date, datetime)


class Fields(BaseModel):
    """A body: an unknown field is refused, so that a misspelt one is noticed."""

    model_config = ConfigDict(extra="forbid")


class Nothing(Fields):
    """An act that asks nothing more."""


def _unaltered(words: str) -> str:
    if fault := objection_to(words, most=len(words)):
        raise PydanticCustomError("unclean", "{fault}", {"fault": fault})
    return words


def _clean(words: str) -> str:
    return _unaltered(tidy(words))


def _as_whole(given: object) -> object:
    """2.0 is a whole number in JSON; true and "2" are none."""
    return int(given) if isinstance(given, float) and given.is_integer() else given


def _spelt_as_day(given: object) -> object:
    if not isinstance(given, str) or _DAY.fullmatch(given) is None:
        raise PydanticCustomError("day", "日期写成 2026-09-07 这样。")
    return given


def _spelt_as_instant(given: object) -> object:
    if not isinstance(given, str) or _INSTANT.fullmatch(given) is None:
        raise PydanticCustomError("instant", "时间写成 2026-09-07T15:00:00+08:00 这样，要带时区。")
    return given


def _of_our_time(given: _Dated) -> _Dated:
    if given.year not in _YEARS:
        raise PydanticCustomError("other_age", "这个年份不对。")
    return given


def _as_flag(given: object) -> object:
    if given not in {"true", "false"}:
        raise PydanticCustomError("flag", "只能是 true 或 false。")
    return given == "true"


Clean = AfterValidator(_clean)
Unaltered = AfterValidator(_unaltered)
"""Checked and kept to the letter: a password."""
Whole = BeforeValidator(_as_whole)
Words = Annotated[str, Field(max_length=2000, json_schema_extra=_NO_CONTROLS), Clean]
Note = Annotated[str, Field(max_length=400, json_schema_extra=_NO_CONTROLS), Clean]
Line = Annotated[str, Field(max_length=200, json_schema_extra=_NO_CONTROLS), Clean]
Address = Annotated[str, Field(max_length=120, json_schema_extra=_NO_CONTROLS), Clean]
Name = Annotated[str, Field(max_length=40, json_schema_extra=_NO_CONTROLS), Clean]
Code = Annotated[str, Field(min_length=1, max_length=40), Clean]
"""The code of a platform or service, the key of a unit."""
Day = Annotated[date, BeforeValidator(_spelt_as_day), AfterValidator(_of_our_time)]
Instant = Annotated[
    AwareDatetime,
    BeforeValidator(_spelt_as_instant),
    AfterValidator(_of_our_time),
    AfterValidator(local),
]
Flag = Annotated[bool, Field(strict=True)]
AskedFlag = Annotated[bool, BeforeValidator(_as_flag)]
"""A flag in an address: true or false, spelt out."""
Version = Annotated[int, Field(strict=True, ge=1, le=2**31 - 1), Whole]
Score = Annotated[int, Field(strict=True, ge=1, le=5), Whole]
Minutes = Annotated[int, Field(strict=True, ge=1, le=960, description="用时（分钟）"), Whole]
People = Annotated[int, Field(strict=True, ge=1, le=200, description="去几个人"), Whole]
Longitude = Annotated[float, Field(strict=True, ge=73, le=136, allow_inf_nan=False)]
Latitude = Annotated[float, Field(strict=True, ge=3, le=54, allow_inf_nan=False)]
OrderNumber = Annotated[
    str,
    Field(max_length=40),
    Clean,
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{11}$", "description": "单号，十一位数字"}),
]
"""Read leniently: what is no number of ours is answered as not found, like a stranger's."""


class Seen(Fields):
    """A body that acts on an order: `version` is that of the order the person looked at."""

    version: Version | None = Field(
        None, description="看到的那一版；已被别人改动时答 409，附最新的单。不填则不核对。"
    )
