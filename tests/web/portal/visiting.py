"""How a story goes through the pages: look, and send a form with its key."""

import secrets
from dataclasses import dataclass

from django.http import HttpResponse
from django.test import Client

NASTY = {
    "100,000 letters": "长" * 100_000,
    "NUL": "理发\x00现在",
    "control characters": "理发\x07\x1b[0m",
    "emoji": "理发💇‍♀️🙏",
    "a letter beyond the BMP": "𡃁仔要理发",
    "markup": "<script>alert(1)</script>",
    "nothing": "",
    "blanks": " \t\r\n ",
}


@dataclass
class Visitor:
    """A browser in a story."""

    client: Client

    def look(self, address: str, /, **query: str) -> HttpResponse:
        """Open a page."""
        return self.client.get(address, query)

    def send(self, address: str, /, **fields: object) -> HttpResponse:
        """Send a form; the key is fresh unless given."""
        return self.client.post(address, {"token": secrets.token_urlsafe(12)} | fields)


def text(answer: HttpResponse) -> str:
    """What the page says."""
    return answer.content.decode()
