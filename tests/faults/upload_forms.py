"""Finds every form of a running house that takes a file, by walking its pages as each role."""

import re
from collections import Counter, deque
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse

from tests.api.generated.house import Guest

PAGES_A_NAME, PAGES = 2, 500
NEVER = re.compile(r"^/(sign-out|static|metrics)|/file$|\.(csv|xlsx|pdf|zip)$")


@dataclass
class Form:
    """Where it goes, what it was filled with, which of its fields take files."""

    name: str
    action: str
    account: str
    fields: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """Links of a page, and its forms with files."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.links, self.forms = address, [], []
        self._form: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and given.get("href"):
            self.links.append(
                urlsplit(urljoin(self.address, given["href"]))._replace(fragment="").geturl()
            )
        elif tag == "form":
            self._form = Form("", urljoin(self.address, given.get("action") or self.address), "")
            if given.get("enctype") == "multipart/form-data":
                self.forms.append(self._form)
        elif self._form is not None:
            self._field(tag, given)

    def _field(self, tag: str, given: dict[str, str]) -> None:
        form, name = self._form, given.get("name", "")
        assert form is not None
        if tag == "input" and given.get("type") == "file":
            form.files.append(name)
        elif tag == "input" and name:
            form.fields.setdefault(name, given.get("value") or _typed(given.get("type", "text")))
        elif tag == "textarea" and name:
            form.fields.setdefault(name, "试一试")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and given.get("value"):
            form.fields.setdefault(self._select, given["value"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""


def _typed(kind: str) -> str:
    return {
        "number": "1", "date": "2026-11-20", "datetime-local": "2026-11-20T09:00", "time": "09:00", "checkbox": "on",
        "tel": "10100000001", "email": "a@b.example",
    }.get(kind, "试一试")  # fmt: skip


def named(address: str) -> str:
    """The name of the page at an address; nothing where there is none."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def walk(port: int, account: str, guest: Guest | None) -> list[Form]:
    """All forms with files that this account comes to, one of each kind."""
    seen: Counter[str] = Counter()
    waiting, known, found = deque(_lists()), set(), {}
    while waiting and len(known) < PAGES:
        path = waiting.popleft()
        name = named(path)
        if path in known or not name or seen[name] >= PAGES_A_NAME or NEVER.search(path):
            continue
        known.add(path)
        seen[name] += 1
        page = _read(port, path, guest)
        waiting.extend(page.links)
        for form in (one for one in page.forms if one.files):
            form.name, form.account = named(form.action), account
            found.setdefault((form.name, *form.files), form)
    return list(found.values())


def _lists() -> list[str]:
    """Every page whose address needs no number: from them the walk goes on to single things."""
    patterns = get_resolver("wudan.web.urls").reverse_dict.keys()
    found = []
    for name in sorted(one for one in patterns if isinstance(one, str)):
        with suppress(NoReverseMatch):
            found.append(reverse(name))
    return ["/", *found]


def _read(port: int, path: str, guest: Guest | None) -> _Page:
    line = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        line.request("GET", path, headers={"Cookie": guest.cookies} if guest else {})
        answer = line.getresponse()
        body, page = answer.read(), _Page(path)
        if answer.getheader("Location"):
            page.links.append(urljoin(path, answer.getheader("Location", "")))
        if "text/html" in answer.getheader("Content-Type", ""):
            page.feed(body.decode())
        return page
    finally:
        line.close()
