"""What is asked of a system, and what a run of it said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

SERIAL = "%n%"
"""In a path, header or body: a number that no other request of the run has."""


class Kind(StrEnum):
    """What a request stands for in the verdicts."""

    LIST = "list"
    WRITE = "write"
    OTHER = "other"
    """Told, not judged."""


@dataclass(frozen=True, slots=True)
class Template:
    """One request as it goes over the line; `SERIAL` is replaced in each part."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A request that is measured: sent in turn from its templates by several clients."""

    key: str
    title: str
    kind: Kind
    templates: tuple[Template, ...]
    grows: str = ""
    """For a write: the table that must have a new row for each request."""
    shows: tuple[str, int] = ("", 0)
    """For a list: what its page has once for each thing listed, and how many are."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the client saw in one run."""

    requests: int
    failed: int
    """Neither 2xx nor 3xx, or no answer."""
    seconds: float
    cpu_seconds: float
    """The client's own, to be told apart from foreign load."""
    size: int
    """Bytes of the last answer's body."""
    p50_ms: float
    p99_ms: float
    worst: str = ""
    """The beginning of an answer that was no success."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one request: what it cost, and whether it may be kept."""

    round: int
    loaded: Loaded
    web_ms: float
    """CPU of the server's processes, a request."""
    database_ms: float
    """CPU of the postmaster tree, a request."""
    foreign: float
    """Share of the processors that neither server, database nor client used."""
    grown: int | None
    """Rows that a write added."""

    @property
    def cpu_ms(self) -> float:
        """Web and database together."""
        return self.web_ms + self.database_ms

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.loaded.requests / self.loaded.seconds

    def fault(self) -> str:
        """Why it may not be kept; empty when it may."""
        if self.loaded.failed:
            return f"{self.loaded.failed} of {self.loaded.requests} failed: {self.loaded.worst}"
        if self.loaded.requests == 0:
            return "nothing was answered"
        if self.grown is not None and self.grown < 0.97 * self.loaded.requests:
            return f"{self.loaded.requests} requests wrote only {self.grown} rows"
        return ""
