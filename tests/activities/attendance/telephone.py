"""A telephone without signal: its key, its counter, its clock that may be wrong."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.activities.attendance.building import ENDS
from wudan.activities.sent import Batch, SentMark


def _told(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class Telephone:
    """What the leader holds; `off` is how far its clock is wrong."""

    off: timedelta = timedelta(0)
    counter: int = 0
    noted: list[SentMark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.secret = generate_private_key(SECP256R1())

    @property
    def key(self) -> str:
        """Its public key, as a browser tells it."""
        point = self.secret.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return _told(point)

    def note(self, sign_up: int, kind: str, at: datetime) -> SentMark:
        """A tap at a true instant, under the telephone's own clock."""
        self.counter += 1
        made = SentMark(self.counter, str(uuid4()), sign_up, kind, self.clock(at))
        self.noted.append(made)
        return made

    def clock(self, at: datetime) -> int:
        """What it believes the time to be, in milliseconds."""
        return round((at + self.off).timestamp() * 1000)

    def batch(self, device: int, *, at: datetime = ENDS, marks: list[SentMark] | None = None) -> Batch:  # fmt: skip
        """All that was noted, signed."""
        made = Batch(self.clock(at), tuple(self.noted if marks is None else marks), "")
        signed = self.secret.sign(made.text_for(device).encode(), ECDSA(SHA256()))
        r, s = decode_dss_signature(signed)
        return replace(made, signature=_told(r.to_bytes(32, "big") + s.to_bytes(32, "big")))
