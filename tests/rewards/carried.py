"""A counter in a telephone without signal: its key, its counter, the envelopes of its PINs."""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    ECDSA,
    SECP256R1,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.rewards.carrying import PIN
from tests.world import MONDAY
from wudan.kit import envelopes
from wudan.rewards.actions import counters
from wudan.rewards.actions.counters import CounterBatch, Outcome, SentSale
from wudan.rewards.actions.counters.holding import secret_of
from wudan.rewards.models import Card, CounterDevice, Stock

HOME = MONDAY + timedelta(hours=3)
"""When the telephone is back."""


def told(raw: bytes) -> str:
    """Base64url without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def sealed(public: str, text: str, context: str) -> str:
    """An envelope as the browser closes it."""
    mine = generate_private_key(SECP256R1())
    theirs = EllipticCurvePublicKey.from_encoded_point(
        SECP256R1(), urlsafe_b64decode(public + "=" * (-len(public) % 4))
    )
    shared = mine.exchange(ECDH(), theirs)
    key = HKDF(SHA256(), 32, salt=None, info=b"wudan-envelope-1").derive(shared)
    nonce = os.urandom(12)
    body = AESGCM(key).encrypt(nonce, text.encode(), context.encode())
    point = mine.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return told(point + nonce + body)


@dataclass
class Carried:
    """What the keeper holds in the hand."""

    device: CounterDevice | None = None
    counter: int = 0
    sold: list[SentSale] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.secret = generate_private_key(SECP256R1())

    @property
    def key(self) -> str:
        """Its public key, as a browser tells it."""
        point = self.secret.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return told(point)

    def sell(
        self, card: Card, stock: Stock, *, quantity: int = 1, pin: str = PIN, at: datetime = MONDAY
    ) -> SentSale:
        """Something goes over the counter."""
        self.counter += 1
        client_id = str(uuid4())
        envelope = sealed(envelopes.public_half(secret_of(self.device)), pin, client_id)
        made = SentSale(
            self.counter, client_id, card.no, stock.pk, quantity, stock.good.price,
            round(at.timestamp() * 1000), envelope,
        )  # fmt: skip
        self.sold.append(made)
        return made

    def batch(self, *, at: datetime = HOME, sales: list[SentSale] | None = None) -> CounterBatch:
        """All that was given, signed."""
        made = CounterBatch(
            round(at.timestamp() * 1000), tuple(self.sold if sales is None else sales), ""
        )
        signed = self.secret.sign(made.text_for(self.device.pk).encode(), ECDSA(SHA256()))
        r, s = decode_dss_signature(signed)
        return replace(made, signature=told(r.to_bytes(32, "big") + s.to_bytes(32, "big")))


def taken(world, at_hand: Stock, quantity: int = 3, *, by: str = "马青山") -> Carried:
    """The keeper takes the counter along."""
    made = Carried()
    made.device = counters.take_along(
        shop=at_hand.shop, key=made.key, shares={at_hand.pk: quantity}, by=world.actor(by),
        at=MONDAY,
    )  # fmt: skip
    return made


def back(world, hand: Carried, *, at: datetime = HOME, by: str = "马青山", **said) -> list[Outcome]:
    """And hands in what was given: the PINs looked at, then the lines booked."""
    batch, actor = hand.batch(at=at, **said), world.actor(by)
    pins = counters.look_at_pins(device=hand.device, batch=batch, by=actor, at=at)
    return counters.deliver(device=hand.device, batch=batch, pins=pins, by=actor, at=at)
