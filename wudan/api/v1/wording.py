"""Words for what pydantic finds wrong, in the language of those who typed it."""

from collections.abc import Iterable, Mapping
from typing import Any

_WORDS = {
    "missing": "请填写。",
    "extra_forbidden": "没有这一项。",
    "string_type": "应是文字。",
    "string_too_long": "写得太长了，最多 {max_length} 字。",
    "string_too_short": "写得太短了，至少 {min_length} 字。",
    "string_pattern_mismatch": "格式不对。",
    "string_unicode": "里面有不能用的字符，请重新输入。",
    "int_type": "应是整数。",
    "int_from_float": "应是整数。",
    "int_parsing": "应是整数。",
    "int_parsing_size": "这个数太大了。",
    "float_type": "应是数字。",
    "finite_number": "应是数字。",
    "bool_type": "只能是 true 或 false。",
    "greater_than_equal": "不能小于 {ge}。",
    "less_than_equal": "不能大于 {le}。",
    "enum": "只能是：{expected}。",
    "literal_error": "只能是：{expected}。",
    "date_from_datetime_parsing": "没有这一天。",
    "date_parsing": "没有这一天。",
    "datetime_from_date_parsing": "没有这个时间。",
    "datetime_parsing": "没有这个时间。",
    "model_type": "应是一个 JSON 对象。",
    "model_attributes_type": "应是一个 JSON 对象。",
    "dict_type": "应是一个 JSON 对象。",
}
_OURS = frozenset({"unclean", "day", "instant", "other_age", "flag"})
_UNKNOWN = "填得不对。"
_SOURCES = frozenset({"body", "query", "path", "header"})
_LONGEST_NAME = 60
_MOST_FIELDS = 20


def faults_of(errors: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Field → what is wrong with it; the first fault of a field, the first fields of many."""
    faults: dict[str, str] = {}
    for error in errors:
        name = _name(error["loc"])
        if name not in faults and len(faults) < _MOST_FIELDS:
            faults[name] = _said(error)
    return faults


def _said(error: Mapping[str, Any]) -> str:
    if error["type"] in _OURS:
        return str(error["msg"])
    words = _WORDS.get(error["type"], _UNKNOWN)
    return words.format(**error.get("ctx", {}))


def _name(loc: Iterable[object]) -> str:
    """The field's path as the client wrote it: `for_person.phone`, not where we read it."""
    steps = [str(step) for step in loc]
    if steps and steps[0] in _SOURCES:
        steps = steps[2:] if steps[0] == "body" else steps[-1:]
    return ".".join(steps)[:_LONGEST_NAME] or "body"
