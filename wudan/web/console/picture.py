"""A figure on a page and the address of its rows. Units and persons are never ranked: platforms and
villages keep their official order (国办函〔2026〕12号)."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, what it counts, and where its rows are."""

    label: str
    number: int
    url: str
    tone: str = ""
    note: str = ""


def rows_at(**asked: object) -> str:
    """The address of the orders that a figure counts."""
    return f"{_orders()}?{urlencode(asked, doseq=True)}"


@cache
def _orders() -> str:
    return reverse("orders")
