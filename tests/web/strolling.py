"""A stranger's walk: from the front door, without an account, along the links of the pages."""

from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.test import Client

SPOKEN = {"href", "alt", "title", "content", "aria-label", "placeholder"}
SHOWN_INPUTS = {"text", "search", "tel", "email", ""}
MOST_PAGES = 400


class Reader(HTMLParser):
    """Everything of a page that a person, or a machine on their behalf, reads; and where it leads."""

    def __init__(self):
        super().__init__()
        self.said, self.links = [], []

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        self.said += [value for name, value in given.items() if name in SPOKEN]
        if tag == "input" and given.get("type", "") in SHOWN_INPUTS:
            self.said.append(given.get("value", ""))
        if tag == "a" and "href" in given:
            self.links.append(given["href"])

    def handle_data(self, text):
        self.said.append(text)


def read_by_a_stranger(*, alike):
    """Every page that can be reached from the front door without an account: path, what it says.

    The same page asked something else (another month, another filter) is read `alike` times at most.
    """
    client, waiting, seen, asked = Client(), ["/"], set(), Counter()
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop()
        page = path.partition("?")[0]
        if path in seen or asked[page] >= alike:
            continue
        seen.add(path)
        asked[page] += 1
        answer = client.get(path)
        if answer.status_code != 200 or "html" not in answer.get("Content-Type", ""):
            continue
        reader = Reader()
        reader.feed(answer.content.decode())
        if reader.said:
            yield path, reader.said
        for link in reader.links:
            parts = urlsplit(urljoin(path, link))
            if not parts.netloc and not parts.scheme and "static" not in parts.path:
                waiting.append(f"{parts.path}?{parts.query}" if parts.query else parts.path)
