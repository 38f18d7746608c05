"""What is counted of requests, in the form Prometheus reads; the house's own figures beside it (ADR 78).

Each process counts for itself, in memory; several processes of one server count in files they share
(`PROMETHEUS_MULTIPROC_DIR`, set by `wudan serve`), and whoever is asked adds up all of them.
"""

from collections.abc import Iterator
from datetime import timedelta
from math import inf

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from wudan.kit import clock
from wudan.vitals.figures import look

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
_own = CollectorRegistry()
_requests = Counter(
    "wudan_requests", "Requests by page or operation and status", ["route", "status"], registry=_own
)
_seconds = Histogram(
    "wudan_request_seconds", "How long requests took", ["route"], buckets=SECONDS, registry=_own
)
_statements = Counter(
    "wudan_request_statements", "SQL statements sent for requests", ["route"], registry=_own
)
_known: dict[tuple[str, int], tuple[Counter, Histogram, Counter]] = {}
"""Finding the counters of a route costs more than counting."""


def count(route: str, status: int, seconds: float, statements: int) -> None:
    """One request was served."""
    counters = _known.get((route, status))
    if counters is None:
        counters = (
            _requests.labels(route, str(status)), _seconds.labels(route), _statements.labels(route)
        )  # fmt: skip
        _known[route, status] = counters
    requests, took, sent = counters
    requests.inc()
    took.observe(seconds)
    if statements:
        sent.inc(statements)


def told(folder: str | None) -> bytes:
    """All of it, as text; `folder` is where several processes count together."""
    registry = _own
    if folder:
        registry = CollectorRegistry()
        MultiProcessCollector(registry, path=folder)  # type: ignore[no-untyped-call]
    house = CollectorRegistry()
    house.register(_House())
    return generate_latest(registry) + generate_latest(house)


class _House(Collector):
    """Asked of the database each time somebody looks."""

    def collect(self) -> Iterator[Metric]:
        """One gauge a figure; of what never happened the age is infinite, so that its alarm goes off."""
        seen = look(at=clock.now())
        for name, words, value in (
            ("outbox_waiting", "Events that wait for their reactions", seen.outbox_waiting),
            ("outbox_oldest_seconds", "How long the oldest of them waits", seen.outbox_age),
            ("deadlines_unnoticed", "Deadlines that passed and were not acted on", seen.overdue),
            ("deadlines_oldest_unnoticed_seconds", "How long ago the oldest of them passed", seen.overdue_age),
            ("worker_seen_seconds", "How long ago a worker was seen", seen.worker_age),
            ("backup_age_seconds", "Age of the newest backup", seen.backup_age),
            ("backup_proven_age_seconds", "Age of the last restore that was proved", seen.proof_age),
            ("retention_age_seconds", "How long ago the retention table was applied whole", seen.retention_age),
            ("database_bytes", "Size of the database", seen.database_bytes),
        ):  # fmt: skip
            yield _gauge(name, words, value)
        notices = GaugeMetricFamily(
            "wudan_notices", "Copies of notices, open or gone wrong within a day", labels=["state"]
        )
        for state, many in sorted(seen.notices.items()):
            notices.add_metric([state], many)
        yield notices


def _gauge(name: str, words: str, value: float | timedelta | None) -> GaugeMetricFamily:
    found = GaugeMetricFamily(f"wudan_{name}", words)
    seconds = value.total_seconds() if isinstance(value, timedelta) else value
    found.add_metric([], inf if seconds is None else seconds)
    return found
