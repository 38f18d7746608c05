"""访问日志: one line a request, for machines, without personal data.

Which page by name, how it ended, how long, how many statements, under which role and post; never the address,
what was asked in it, what was typed, or from where. Numbers of things stand in addresses and stay out with them.
"""

import logging
from dataclasses import dataclass

log = logging.getLogger("wudan.access")


@dataclass(frozen=True, slots=True)
class Served:
    """One request, served."""

    request: str
    """Its number: in the answer's X-Request-Id, and in every line written on the way."""
    route: str
    method: str
    status: int
    ms: float
    sql: int
    role: str
    post: int | None


def is_kept() -> bool:
    """Whether anybody wants these lines."""
    return log.isEnabledFor(logging.INFO)


def note_served(served: Served) -> None:
    """Write the line."""
    words = (served.method, served.route, served.status, served.ms, served.sql)
    log.info(
        "%s %s %s %.1f ms %s SQL",
        *words,
        extra={"fields": {name: getattr(served, name) for name in Served.__slots__}},
    )
