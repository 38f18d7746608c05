"""What every gateway does: carry one message to one person, or say in plain words why not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol


class Fault(StrEnum):
    """What a fault means for what is tried next."""

    LATER = "later"
    """Nothing left the house; the same again, after a while."""
    REFUSED = "refused"
    """This person cannot be reached this way; the next way."""
    ACCOUNT = "account"
    """The county's account is at fault: nobody can be reached until the office sees to it."""
    DOUBT = "doubt"
    """It may have been taken: first ask, then decide."""


class Finding(StrEnum):
    """What a carrier says of a message it may have taken."""

    HANDED = "handed"
    DELIVERED = "delivered"
    FAILED = "failed"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The carrier took the message: its own number for it."""

    carrier: str
    number: str


@dataclass(frozen=True, slots=True)
class Load:
    """One copy on its way: to whom in full, which is shown and logged nowhere."""

    copy_id: int
    key: str
    to: str = field(repr=False)
    code: str
    text: str = field(repr=False)
    blanks: Mapping[str, str] = field(repr=False)
    link: str
    begun_at: datetime
    number: str = ""
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What the carrier answered."""

    finding: Finding
    number: str = ""
    code: str = ""


class NotCarried(Exception):
    """The message was not taken. `code` is for the journal, `words` for the person."""

    def __init__(self, code: str, words: str, kind: Fault = Fault.LATER) -> None:
        super().__init__(code)
        self.code, self.words, self.kind = code, words, kind


class Gateway(Protocol):
    """Carries short messages while somebody waits for them (sign-in codes)."""

    def send(
        self, phone: str, template: str, params: Mapping[str, str], *, at: datetime
    ) -> Receipt:
        """Hand one message over. Raises NotCarried; a doubtful answer counts as not carried."""
        ...


@dataclass(frozen=True, slots=True)
class Habits:
    """What a carrier promises, by its documentation."""

    remembers: timedelta = timedelta(0)
    """For how long it drops a second message under the same key by itself."""
    can_be_asked: bool = False
    settles_after: timedelta = timedelta(seconds=60)
    """How long after the last attempt its list is complete."""
    absence_proves: bool = False
    """Whether what is not in its list was surely not taken."""
    gives_up_after: timedelta = timedelta(minutes=30)
    """How long an absence that proves nothing is asked about."""
    in_house: bool = False
    """Whether handing over is a row of our own database."""


class Carrier(Protocol):
    """Carries notices in the background."""

    @property
    def name(self) -> str:
        """As it stands in the delivery record."""
        ...

    @property
    def habits(self) -> Habits:
        """What it promises."""
        ...

    def hand(self, load: Load, *, at: datetime) -> Receipt:
        """Hand one over. Raises NotCarried."""
        ...

    def ask(self, load: Load, *, at: datetime) -> Found:
        """What became of one. Raises NotCarried when it cannot be asked now."""
        ...
