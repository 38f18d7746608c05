"""Examples for every operation of the description: made from its shapes, of invented people.

A name decides the value where it is known (`phone`, `no`, `village`), else the type and its limits do;
so a new field has an example at once, and `tests/api/test_examples.py` holds each against its shape.
"""

import re
from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]
_KNOWN: Mapping[str, object] = {
    "no": "38205571946", "phone": "13800138001", "name": "秦奶奶", "words": "想剪头发", "title": "周六村口义剪",
    "village": "yangliu", "key": "yangliu", "code": "haircut", "service": "haircut", "platform": "relief",
    "address": "杨柳村 3 组", "unit": "杨柳村站", "short_name": "杨柳村站", "account": "qunzhong1",
    "password": "not-a-real-one", "lon": 107.96, "lat": 36.96, "why": "下大雨", "note": "认识路", "q": "剪头发",
    "contact": "苏远", "place": "村口大槐树下", "year": 2026, "month": "2026-09", "version": 1, "minutes": 40,
    "score": 5, "area": "610626101201", "county": "610626", "digest": "0" * 64, "sha256": "0" * 64,
}  # fmt: skip
_FORMATS = {
    "date": "2026-09-08", "date-time": "2026-09-08T09:00:00+08:00", "time": "09:00:00",
    "uuid": "00000000-0000-4000-8000-000000000000", "uri": "https://example.org/",
    "email": "office@example.org", "binary": "",
}  # fmt: skip
_TRIED = (
    "haircut", "story-000001", "38205571946", "A1B2C3D4", "123456", "2026-09", "2026-09-08", "1-1", "09:00", "true",
    "1am", "A" * 12, "0" * 16, "0" * 32, "0" * 64, "a" * 40, "a" * 87, "a" * 100,
)  # fmt: skip
_DEEPEST = 8


def with_examples(described: dict[str, Any]) -> dict[str, Any]:
    """The description, with an example of each body, answer and parameter; in place."""
    shapes: Schema = described["components"].get("schemas", {})
    for methods in described["paths"].values():
        for operation in methods.values():
            for content in _contents(operation):
                content["example"] = example_of(content.get("schema", {}), shapes)
            for asked in operation.get("parameters", ()):
                asked["example"] = example_of(asked["schema"], shapes, asked["name"])
    return described


def _contents(operation: Schema) -> list[dict[str, Any]]:
    """The body that is sent, and the answers when it went well."""
    sent = operation.get("requestBody", {}).get("content", {})
    told = [
        answer.get("content", {}) for status, answer in operation["responses"].items()
        if str(status).startswith("2")
    ]  # fmt: skip
    kinds = [content.get("application/json") for content in (sent, *told)]
    return [content for content in kinds if content is not None]


def example_of(schema: Schema, shapes: Schema, name: str = "", depth: int = 0) -> Any:
    """A value that the shape allows."""
    if "$ref" in schema:
        return example_of(shapes[schema["$ref"].rpartition("/")[2]], shapes, name, depth)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return _of_several(schema[several], shapes, name, depth)
    if "allOf" in schema:
        return example_of(schema["allOf"][0], shapes, name, depth)
    return _plain(schema, shapes, name, depth)


def _of_several(schemas: list[Schema], shapes: Schema, name: str, depth: int) -> Any:
    """The first that is not null; null where it goes too deep."""
    if depth > _DEEPEST:
        return None
    wanted = [one for one in schemas if one.get("type") != "null"] or schemas
    return example_of(wanted[0], shapes, name, depth)


def _plain(schema: Schema, shapes: Schema, name: str, depth: int) -> Any:
    match schema.get("type"):
        case "object":
            return _object(schema, shapes, depth)
        case "array":
            empty = depth > _DEEPEST or schema.get("maxItems") == 0
            inner = schema.get("items", {})
            many = max(1, schema.get("minItems", 1))
            return [] if empty else [example_of(inner, shapes, name, depth + 1)] * many
        case "boolean":
            return bool(schema.get("default"))
        case "integer" | "number":
            return _number(schema, name)
        case "string":
            return _text(schema, name)
        case "null":
            return None
    return {}


def _object(schema: Schema, shapes: Schema, depth: int) -> dict[str, Any]:
    known = schema.get("properties", {})
    needed = (
        known
        if depth <= _DEEPEST
        else {n: known[n] for n in schema.get("required", ()) if n in known}
    )
    told = {name: example_of(inner, shapes, name, depth + 1) for name, inner in needed.items()}
    others = schema.get("additionalProperties")
    if not known and isinstance(others, Mapping):
        key = example_of(
            schema.get("propertyNames", {"type": "string", "const": "haircut"}), shapes
        )
        told[key] = example_of(others, shapes, "", depth + 1)
    return told


def _number(schema: Schema, name: str) -> Any:
    """The known one, within the limits; whole where whole is asked."""
    given = _KNOWN.get(name, schema.get("default"))
    value = given if isinstance(given, int | float) and not isinstance(given, bool) else 1
    low = schema.get(
        "minimum",
        schema.get("exclusiveMinimum", value - 1) + 1 if "exclusiveMinimum" in schema else value,
    )
    high = schema.get("maximum", max(value, low))
    value = min(max(value, low), high)
    return int(value) if schema["type"] == "integer" else float(value)


def _text(schema: Schema, name: str) -> str:
    if schema.get("format") in _FORMATS:
        return str(_FORMATS[schema["format"]])
    least, most = schema.get("minLength", 0), schema.get("maxLength", 10_000)
    known = [str(_KNOWN[name])] if isinstance(_KNOWN.get(name), str) else []
    for tried in (*known, "一句话", *_TRIED):
        if least <= len(tried) <= most and re.search(schema.get("pattern", ""), tried):
            return tried
    return str("一" * least)
