"""What every gateway does: carry one message to one phone, or say in plain words why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Receipt:
    """The carrier took the message: its own number for it."""

    carrier: str
    number: str


class NotCarried(Exception):
    """The message was not taken. `code` is for the journal, `words` for the person."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(code)
        self.code, self.words = code, words


class Gateway(Protocol):
    """Carries short messages."""

    def send(
        self, phone: str, template: str, params: Mapping[str, str], *, at: datetime
    ) -> Receipt:
        """Hand one message over. Raises NotCarried; a doubtful answer counts as not carried."""
        ...
