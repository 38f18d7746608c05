"""A telephone that was taken along: it notes acts with keys of its own and hands them in."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from tests.world import MONDAY, World
from wudan.offline import actions
from wudan.offline.actions.receive import Received
from wudan.offline.models import OfflineDevice
from wudan.offline.reckoning import Told
from wudan.offline.sent import SentAct

_numbers = count(1)


def ms(at: datetime) -> int:
    """Milliseconds, as a telephone tells a time."""
    return int(at.timestamp() * 1000)


def new_key() -> str:
    """A key nobody else has."""
    return UUID(int=(0xA5 << 120) | next(_numbers)).hex


def order_for(world: World, who: str = "秦奶奶", **given: Any) -> dict[str, Any]:
    """What is noted when somebody calls: a haircut."""
    return {
        "person": world.people[who].pk, "service": world.services["haircut"].pk, "place_mode": "home",
        "channel": "telephone", "consent": "spoken_phone", "consent_words": "电话里说好的",
    } | given  # fmt: skip


def booking_of(
    room: int, day: datetime, begins: str = "09:00", ends: str = "11:00", **given: Any
) -> dict[str, Any]:
    """What is noted when a room is wanted."""
    return {
        "room": room, "day": f"{day:%Y-%m-%d}", "begins": begins, "ends": ends, "theme": "culture",
        "use": "rehearsal", "party": 12,
    } | given  # fmt: skip


def act(
    kind: str, body: dict[str, Any], at: datetime, *, clock: datetime | None = None, key: str = ""
) -> SentAct:
    """An act noted at a time, by a clock that may say another."""
    return SentAct(key or new_key(), kind, Told(ms(clock or at), ms(at)), body)


class Phone:
    """The telephone of one of the cast."""

    def __init__(self, world: World, who: str = "马青山", *, at: datetime = MONDAY) -> None:
        self.world, self.who = world, who
        self.device: OfflineDevice = actions.take_along(by=world.actor(who), at=at)

    def send(
        self, sent: SentAct, at: datetime, *, who: str = "", off: timedelta = timedelta(0)
    ) -> Received:
        """Hand one in; `off` is by how much its own reckoning is behind."""
        told = Told(ms(at - off), ms(at - off))
        by = self.world.actor(who or self.who)
        return actions.receive(device=self.device, sent=sent, sending=told, by=by, at=at)


def spoken(sent: SentAct) -> dict[str, Any]:
    """An act as the API takes it."""
    return {
        "key": sent.key, "kind": sent.kind, "said_at": sent.told.clock, "reckoned_at": sent.told.reckoned,
        "body": dict(sent.body),
    }  # fmt: skip


def enveloped(*acts: SentAct, at: datetime) -> dict[str, Any]:
    """An envelope as the API takes it."""
    return {"sent_at": ms(at), "reckoned_sent_at": ms(at), "acts": [spoken(one) for one in acts]}
