"""How GeoReport v2 answers: JSON or XML by the end of the address, errors in its own shape."""

import json
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import HttpResponse

Value = object
Row = Mapping[str, Value]
JSON, XML = "json", "xml"
_KINDS = {JSON: "application/json; charset=utf-8", XML: "text/xml; charset=utf-8"}


def rows(form: str, root: str, item: str, found: Sequence[Row], status: int = 200) -> HttpResponse:
    """A list: `[{…}]`, or `<root><item>…</item></root>`."""
    if form == XML:
        top = Element(root)
        for row in found:
            _fill(SubElement(top, item), row)
        return _xml(top, status)
    return _json(list(found), status)


def one(form: str, root: str, row: Row) -> HttpResponse:
    """One thing: `{…}`, or `<root>…</root>`."""
    if form == XML:
        top = Element(root)
        _fill(top, row)
        return _xml(top, 200)
    return _json(row, 200)


def fault(form: str, status: int, words: str) -> HttpResponse:
    """`[{"code": …, "description": …}]`, under the same number of HTTP."""
    return rows(form, "errors", "error", [{"code": status, "description": words}], status)


def _json(value: object, status: int) -> HttpResponse:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return HttpResponse(body, status=status, content_type=_KINDS[JSON])


def _xml(top: Element, status: int) -> HttpResponse:
    body = tostring(top, encoding="utf-8", xml_declaration=True)
    return HttpResponse(body, status=status, content_type=_KINDS[XML])


def _fill(parent: Element, row: Row) -> None:
    """Each value an element; a list of rows one below for each, named in the singular."""
    for name, value in row.items():
        below = SubElement(parent, name)
        if isinstance(value, list | tuple):
            for inner in value:
                _fill(SubElement(below, name.removesuffix("s")), inner)
        else:
            below.text = _spelt(value)


def _spelt(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
