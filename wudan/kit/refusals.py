"""The families of anticipated refusals. Each is for people: what, why, what to do.

A bug is any other exception. Faces turn a family into an answer (422, 409, 404) in one
place; nothing here knows HTTP.
"""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from wudan.kit.phrases import SEMICOLON, Listed, as_phrase


@dataclass(frozen=True, slots=True)
class Objection:
    """Why an act is not available: a stable code, and words a person can use.

    The same value disables a button, fills the API's list and stops the action. What stands in
    the words' blanks is told to a `Phrase`; plain words are made into one.
    """

    code: str
    words: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", as_phrase(self.words))


class Refusal(Exception):
    """Base of all anticipated refusals."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code
        self.words: str = as_phrase(words)


class Objected(Refusal):
    """The act is not allowed to this person, for this thing, or from this state."""

    def __init__(self, objection: Objection) -> None:
        super().__init__(objection.code, objection.words)
        self.objection = objection


class Stale(Refusal):
    """Somebody else changed the thing since the page was read."""


class Missing(Refusal):
    """There is no such thing, or it is not this person's to know of."""

    def __init__(self, words: str = "没有找到，或不在您的范围内。") -> None:
        super().__init__("missing", words)


class Malformed(Refusal):
    """What was typed cannot be used; `fields` says where and why."""

    def __init__(self, fields: dict[str, str]) -> None:
        self.fields: dict[str, str] = {name: as_phrase(words) for name, words in fields.items()}
        super().__init__("malformed", Listed(SEMICOLON, self.fields.values()))


class TooMany(Refusal):
    """Tried too often; may be tried again at `retry_at`."""

    def __init__(self, words: str, *, retry_at: datetime) -> None:
        super().__init__("too_many", words)
        self.retry_at = retry_at

    def seconds_left(self, now: datetime) -> int:
        """Whole seconds to wait, at least one."""
        return max(1, ceil((self.retry_at - now).total_seconds()))


def insist(objection: Objection | None) -> None:
    """Raise Objected if there is an objection."""
    if objection is not None:
        raise Objected(objection)
