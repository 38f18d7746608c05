"""Walks all that somebody is shown: links, forms, what htmx would ask for, and the API's rows.

What is found is kept as requests that anybody could send.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

from tests.matrix.cases import Asked
from tests.matrix.trying import Visitor, taken_back
from wudan.web.posting import new_token

MOST_PAGES = 120
_LEAVING = ("/sign-out", "/acting", "/account/sign-ins", "/display")
_NUMBER = re.compile(r"\d{11}")


@dataclass
class Form:
    """One form of a page."""

    method: str
    action: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass
class Found(HTMLParser):
    """What one page offers."""

    at: str
    links: set[str] = field(default_factory=set)
    forms: list[Form] = field(default_factory=list)
    _choice: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        for name in ("href", "hx-get"):
            if given.get(name, "").startswith(("/", "?")):
                self.links.add(urljoin(self.at, given[name]).split("#")[0])
        if tag == "form":
            method = given.get("method", "get").upper()
            self.forms.append(Form(method, urljoin(self.at, given.get("action") or self.at)))
        elif self.forms and (name := given.get("name") or self._choice):
            self._field(tag, name, given)

    def _field(self, tag, name, given):
        fields = self.forms[-1].fields
        if tag == "select":
            self._choice = name
        elif tag == "option":
            fields.setdefault(name, "")
            fields[name] = fields[name] or given.get("value", "")
        elif tag == "textarea":
            fields[name] = "试一试这一句"
        elif tag in {"input", "button"}:
            fields.setdefault(name, given.get("value") or ("1" if tag == "input" else ""))

    def handle_endtag(self, tag):
        if tag == "select":
            self._choice = ""


@dataclass
class Crawl:
    """All that one visitor came across."""

    visitor: Visitor
    bodies: dict[str, str] = field(default_factory=dict)
    acts: dict[tuple[str, str], Asked] = field(default_factory=dict)

    def walk(self) -> "Crawl":
        """From the front page and the API's lists, as far as it goes."""
        waiting, seen = ["/", *_API_LISTS], set()
        while waiting and len(self.bodies) < MOST_PAGES:
            address = waiting.pop(0)
            if (place := _without_page(address)) in seen or address.startswith(_LEAVING):
                continue
            seen.add(place)
            status, text = read(self.visitor, address)
            if status != 200:
                continue
            self.bodies[address] = text
            waiting += sorted(self._offers(address, text))
        return self

    def _offers(self, address: str, text: str) -> set[str]:
        if address.startswith("/api/"):
            return self._rows(text)
        page = Found(address)
        page.feed(text)
        for form in page.forms:
            if form.method == "POST" and not form.action.startswith(_LEAVING):
                self._keep(form)
        return page.links

    def _keep(self, form: Form) -> None:
        path = urlsplit(form.action).path
        body = urlencode(form.fields | {"token": new_token()}).encode()
        self.acts.setdefault((path, form.fields.get("key", "")), Asked("POST", path, body))

    def _rows(self, text: str) -> set[str]:
        """The things of a list; of one order also the acts that it names."""
        told = json.loads(text)
        if not isinstance(told, dict):
            return set()
        for act in told.get("allowed", []):
            path = f"/api/v1/orders/{told['no']}/{act['noun']}"
            self.acts.setdefault(
                (path, ""), Asked("POST", path, b"{}", "application/json", "crawled-key")
            )
        return {f"/api/v1/orders/{row['no']}" for row in told.get("items", []) if "no" in row}


_API_LISTS = (
    "/api/v1/session",
    "/api/v1/orders",
    "/api/v1/teams",
    "/api/v1/posts",
    "/api/v1/exports",
)


def read(visitor: Visitor, address: str) -> tuple[int, str]:
    """What an address answers; whatever it wrote is taken back."""
    with taken_back():
        answer = visitor.client().get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return answer.status_code, body.decode(errors="replace")


def numbers_in(text: str) -> Iterator[str]:
    """Order numbers, however they are spaced."""
    return iter(set(_NUMBER.findall(re.sub(r"(?<=\d)[ \u00a0\u2009-](?=\d)", "", text))))


def _without_page(address: str) -> str:
    """One page of a list is enough of each question's kind."""
    parts = urlsplit(address)
    asked = sorted({pair.partition("=")[0] for pair in parts.query.split("&") if pair})
    return f"{parts.path}?{'&'.join(asked)}"
