"""When and how an account was entered lately, for the person whose it is."""

from dataclasses import dataclass
from datetime import datetime

from wudan.journal.events import events_of

_SHOWN = tuple(
    f"account.{verb}" for verb in (
        "sign_in", "fail", "sign_out", "lock", "unlock", "password", "connect", "disconnect",
        "second_factor_set_up", "second_factor_renewed", "second_factor_reset",
    )
)  # fmt: skip
"""Also whatever opened another way in, so that a stranger's does not stay unseen."""


@dataclass(frozen=True, slots=True)
class Signing:
    """One line: what, when, by what way."""

    verb: str
    at: datetime
    how: str


def latest_signings(account_id: int, count: int) -> list[Signing]:
    """The latest of them, newest first."""
    found = events_of("account", account_id).filter(verb__in=_SHOWN).order_by("-id")
    rows = found.values_list("verb", "at", "facts")[:count]
    return [
        Signing(verb.partition(".")[2], at, str(facts.get("how", ""))) for verb, at, facts in rows
    ]
