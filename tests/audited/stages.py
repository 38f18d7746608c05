"""What a story of the matrix is given: the county, its desks and its clients."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.test import Client

from tests.api.client import Speaker
from tests.entering import come_in
from tests.web.console.desk import Desk
from tests.world import World

Send = Callable[[], Any]
"""The one request that writes; what it needs is there before. Answers the response."""


@dataclass
class Stage:
    """The county at Monday, five in the afternoon."""

    world: World

    def desk(self, name: str = "") -> Desk:
        """Somebody of the cast at a browser, or nobody known."""
        client = Client()
        return Desk(come_in(client, self.world.people[name].account) if name else client)

    def client(self, name: str) -> Speaker:
        """Somebody of the cast, signed in to the API."""
        speaker = Speaker()
        come_in(speaker.client, self.world.people[name].account)
        speaker.csrf = speaker.get("session")["csrf"]
        return speaker

    def stranger(self) -> Speaker:
        """A client of the API that nobody knows yet."""
        return Speaker()


Story = Callable[[Stage], Send]
