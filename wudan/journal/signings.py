"""When and how an account was entered lately, for the person whose it is."""

from dataclasses import dataclass
from datetime import datetime

from wudan.journal.events import events_of

_SHOWN = ("account.sign_in", "account.fail", "account.sign_out", "account.lock")


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
