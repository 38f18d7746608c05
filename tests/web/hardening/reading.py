"""Reads a page as a browser would: its links, and everything a strict policy forbids."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

POLICY = {
    "default-src": "'none'", "object-src": "'none'", "base-uri": "'none'",
    "frame-ancestors": "'none'", "form-action": "'self'", "script-src": "'self'", "style-src": "'self'",
}  # fmt: skip
_LOOSE = re.compile(r"unsafe-|\*|https?:|wasm-|strict-dynamic")
_POINTING = {"href", "src", "action", "formaction", "srcset", "poster", "xlink:href", "hx-get", "hx-post"}  # fmt: skip
_FOREIGN = re.compile(r"^\s*(?:[a-z]+:)?//|^\s*(?:javascript|vbscript|data):", re.IGNORECASE)

_DRAWN = re.compile(r"data:image/svg\+xml,", re.ASCII)
"""The sign of the tab, drawn in the page to save a request (ADR 71): a picture runs nothing."""
_SAVED = re.compile(r"data:(?:text/csv|application/vnd\.openxmlformats-officedocument\.)", re.ASCII)
"""A table made for this page alone, saved and never opened as a page."""


@dataclass
class Page(HTMLParser):
    """One page: where it leads, and what is wrong with it."""

    links: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in {"style", "base", "iframe", "object", "embed"}:
            self.wrong.append(f"<{tag}>")
        if tag == "script" and "src" not in given:
            self.wrong.append("<script> without src")
        for name, value in attrs:
            if name.startswith(("on", "hx-on")) or name == "style":
                self.wrong.append(f"{tag} {name}=")
            if tag == "a" and "download" in given and _SAVED.match(value or ""):
                continue
            if tag == "link" and given.get("rel") == "icon" and _DRAWN.match(value or ""):
                continue
            if name in _POINTING and _FOREIGN.match(value or ""):
                self.wrong.append(f"{tag} {name}={value}")
        if tag == "a" and (given.get("href") or "").startswith("/"):
            self.links.add(given["href"].split("#")[0])


def read(text: str) -> Page:
    """A page that was read."""
    page = Page()
    page.feed(text)
    return page


def faults_of(answer) -> list[str]:
    """What is missing in the headers of an answer, or wrong in its page."""
    told = answer.headers
    policy = dict(
        part.strip().partition(" ")[::2] for part in told.get("Content-Security-Policy", "").split(";")
    )  # fmt: skip
    wrong = [f"CSP {name}" for name, value in POLICY.items() if policy.get(name) != value]
    wrong += [f"CSP {name} {value}" for name, value in policy.items() if _LOOSE.search(value)]
    wanted = {
        "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }  # fmt: skip
    wrong += [name for name, value in wanted.items() if told.get(name) != value]
    wrong += [name for name in ("Permissions-Policy", "Cache-Control") if name not in told]
    if "Access-Control-Allow-Origin" in told:
        wrong.append("CORS")
    if told.get("Content-Type", "").startswith("text/html"):
        if "charset=utf-8" not in told["Content-Type"]:
            wrong.append("charset")
        wrong += read(answer.content.decode()).wrong
    return wrong
