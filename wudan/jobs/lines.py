"""线路: copies on their way to vendors, each on a line of its own; what came of them until it is written.

One vendor's slow answer holds up one line. An answer stays here until the database has it: where the
database is away, it is written when it is back.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from wudan.kit import clock
from wudan.notices.actions.carrying import Result
from wudan.notices.enums import Channel
from wudan.notices.gateways import Carrier, Fault, Found, Load, NotCarried, Receipt
from wudan.notices.policies import LEASE

log = logging.getLogger(__name__)
LINES = 24
HANDING = 20
"""So many lines at most hand over: questions to vendors always find one."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What is done on a line: on which channel, by whom, asking or handing over."""

    channel: Channel
    carrier: Carrier = field(compare=False)
    asks: bool


class Lines:
    """One worker's lines to vendors."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(LINES, thread_name_prefix="wudan-line")
        self._flying: dict[Future[Result], Errand] = {}
        self._landed: dict[Errand, list[Result]] = defaultdict(list)
        self._held: set[int] = set()

    @property
    def busy(self) -> int:
        """How many are on their way, or back and not written yet."""
        return len(self._held)

    def has(self, load: Load) -> bool:
        """Whether this one is among them."""
        return load.copy_id in self._held

    def room(self, errand: Errand) -> int:
        """How many more may leave at once."""
        free = LINES - self.busy
        if errand.asks:
            return max(0, free)
        handing = sum(not flying.asks for flying in self._flying.values())
        return max(0, min(HANDING - handing, free))

    def send(self, loads: Sequence[Load], errand: Errand) -> None:
        """Each leaves now."""
        for load in loads:
            self._held.add(load.copy_id)
            self._flying[self._pool.submit(one, load, errand)] = errand

    def landed(self, seconds: float) -> Iterator[tuple[Errand, list[Result]]]:
        """What came back, in groups, after waiting for all of it or so long. A group is written
        by whoever takes it, and is kept for the next time if that fails."""
        done, _flying = wait(self._flying, timeout=seconds)
        for future in done:
            self._landed[self._flying.pop(future)].append(future.result())
        for errand in list(self._landed):
            yield errand, self._landed[errand]
            self._forget(errand)

    def forget_landed(self) -> None:
        """What came back cannot be written; it is in doubt, and will be asked about."""
        for errand in list(self._landed):
            self._forget(errand)

    def _forget(self, errand: Errand) -> None:
        self._held -= {result.load.copy_id for result in self._landed.pop(errand)}

    def end(self) -> None:
        """No more lines."""
        self._pool.shutdown(cancel_futures=True)


def one(load: Load, errand: Errand) -> Result:
    """One answer; what a gateway did not foresee is in doubt, and in the log without the person."""
    if not load.to:
        return Result(load, NotCarried("no_address", "", Fault.REFUSED))
    try:
        return Result(load, _spoken(load, errand))
    except NotCarried as fault:
        return Result(load, fault)
    except Exception as fault:
        log.exception("copy %s: the gateway failed", load.copy_id)
        return Result(load, NotCarried(type(fault).__name__, "", Fault.DOUBT))


def _spoken(load: Load, errand: Errand) -> Receipt | Found:
    """One that waited longer than the lease is not handed over any more: others may believe that
    this worker is dead."""
    at = clock.now()
    if errand.asks:
        return errand.carrier.ask(load, at=at)
    if abs(at - load.begun_at) >= LEASE:
        raise NotCarried("too_late", "", Fault.LATER)
    return errand.carrier.hand(load, at=at)
