"""联席会议's settings: who calls it, who belongs to it, how long before (pack data, R095)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any


@dataclass(frozen=True, slots=True)
class Convening:
    """What the base or a county says; seats are named by their codes in duties.toml."""

    notice_days: int
    """Full working days between the notice and the meeting."""
    starts_at: time
    place: str
    convener: str
    members: tuple[str, ...]
    platform_convener: str
    forum_months: int
    """Months after which a forum is due again (R066)."""


def convening(told: Mapping[str, Any]) -> Convening:
    """Read it. Raises KeyError, ValueError."""
    found = Convening(
        int(told["notice_days"]), time.fromisoformat(told["starts_at"]), str(told["place"]),
        str(told["convener"]), tuple(told["members"]), str(told["platform_convener"]),
        int(told["forum_months"]),
    )  # fmt: skip
    if not (
        0 <= found.notice_days <= 20
        and 1 <= found.forum_months <= 24
        and found.place
        and found.members
    ):
        message = "meetings: notice_days, place, members, forum_months"
        raise ValueError(message)
    return found
