"""Somebody of the cast at their desk, and what they read there."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.world import MONDAY
from wudan.orders.models import Order
from wudan.web.posting import new_token

NOON = MONDAY + timedelta(hours=8)
"""When the pages are looked at: after the first steps of that Monday."""


@dataclass
class Desk:
    """Somebody of the cast at their desk, with a browser without script."""

    client: Client

    def see(self, name: str, /, *args: object, **asked: object) -> HttpResponse:
        """Open a page by name."""
        return self.client.get(reverse(name, args=args), asked)

    def send(self, name: str, /, *args: object, **fields: object) -> HttpResponse:
        """Post a form by name, with a token of its own unless one is given."""
        given = {"token": new_token(), **fields}
        return self.client.post(reverse(name, args=args), given)

    def act(self, noun: str, order: Order, /, **fields: object) -> HttpResponse:
        """Post an act on an order, having seen its present version."""
        version = Order.objects.get(pk=order.pk).version
        return self.send(noun, order.no, **{"version": version, **fields})


def words_of(answer: HttpResponse) -> str:
    """The page as text."""
    return answer.content.decode()


def tomorrow() -> str:
    """Tomorrow at nine, as a browser sends it."""
    return f"{NOON + timedelta(days=1):%Y-%m-%dT09:00}"
