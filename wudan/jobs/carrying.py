"""送信: hands notices over beside the worker, so that a slow vendor holds up nothing else (ADR 67, G23).

Nothing is kept in memory: who holds what is written before anything leaves. Any number may run; the one
database writer of SQLite is asked twice a batch. Only lines to vendors are spoken to in threads.
"""

import logging
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import datetime

from django.db import InterfaceError, OperationalError, close_old_connections, connections

from wudan.kit import clock
from wudan.notices.actions import carrying
from wudan.notices.actions.carrying import Result
from wudan.notices.enums import Channel
from wudan.notices.gateways import Carrier, Fault, Found, Load, NotCarried, Receipt, carrier_of
from wudan.notices.policies import LEASE

log = logging.getLogger(__name__)
LINES = BATCH = 12
"""As many lines as copies in a batch: each leaves at once, or not at all."""
PAUSE_SECONDS = 0.25
_BEAT_SECONDS = 1.0
_WIRES = (Channel.SMS, Channel.WEIXIN, Channel.MAIL)
Act = Callable[[Load], Receipt | Found]


class Carriers:
    """One worker's carriers: a name of its own, and the lines it speaks on."""

    def __init__(self) -> None:
        self.holder = secrets.token_hex(8)
        self._lines = ThreadPoolExecutor(LINES, thread_name_prefix="wudan-line")
        self._beat_at: datetime | None = None

    def round(self) -> int:
        """Everything that is due, once; how much there was to do.

        Where nothing moves nothing is written: SQLite's one writer is everybody's.
        """
        moving = carrying.moving_channels(channels=_WIRES, at=clock.now())
        if moving:
            self.beat()
        return sum(
            self._channel(channel, carrier)
            for channel in _WIRES if channel in moving and (carrier := carrier_of(channel)) is not None
        )  # fmt: skip

    def beat(self) -> None:
        """Say that this one lives; once a second is enough."""
        at = clock.now()
        if self._beat_at is None or (at - self._beat_at).total_seconds() >= _BEAT_SECONDS:
            carrying.beat(holder=self.holder, at=at)
            self._beat_at = at

    def end(self) -> None:
        """No more lines."""
        self._lines.shutdown(cancel_futures=True)

    def _channel(self, channel: Channel, carrier: Carrier) -> int:
        at, habits = clock.now(), carrier.habits
        busy = carrying.look_after(at=at, settles_after=habits.settles_after, channel=channel)
        carrying.join_calm(channel=channel, at=at)
        for loads in (
            carrying.loads_in_doubt(channel=channel, at=at, most=BATCH),
            carrying.loads_to_ask(channel=channel, at=at, most=BATCH),
        ):
            asking = _each(carrier.ask, late=False)
            for some in self._spoken(loads, asking, in_house=habits.in_house):
                busy += carrying.record_asked(results=some, habits=habits, at=clock.now())
        loads = carrying.claim(channel=channel, holder=self.holder, at=clock.now(), most=BATCH)
        for some in self._spoken(loads, _each(carrier.hand, late=True), in_house=habits.in_house):
            carrying.record_handed(
                results=some, channel=channel, carrier=carrier.name, habits=habits, at=clock.now()
            )
        return busy + len(loads)

    def _spoken(
        self, loads: Sequence[Load], act: Act, *, in_house: bool
    ) -> Iterator[list[Result]]:  # fmt: skip
        """Results as they come, several at once where they came at once."""
        if in_house:
            if loads:
                yield [_one(load, act) for load in loads]
            return
        waiting: set[Future[Result]] = {self._lines.submit(_one, load, act) for load in loads}
        while waiting:
            done, waiting = wait(waiting, timeout=_BEAT_SECONDS, return_when=FIRST_COMPLETED)
            self.beat()
            if done:
                yield [future.result() for future in done]


def run(stop: threading.Event) -> None:
    """Rounds until told to stop; a database in trouble only delays."""
    carriers = Carriers()
    while not stop.is_set():
        busy = 0
        try:
            close_old_connections()
            busy = carriers.round()
        except (OperationalError, InterfaceError):
            log.warning("the carriers wait for the database")
            connections.close_all()
        except Exception:  # a bug must not end the only carrier
            log.exception("a round of the carriers failed")
        if not busy:
            stop.wait(PAUSE_SECONDS)
    carriers.end()
    connections.close_all()


def start(stop: threading.Event) -> threading.Thread | None:
    """Run beside the worker, if the county has any way to send; nothing otherwise."""
    if all(carrier_of(channel) is None for channel in _WIRES):
        return None
    thread = threading.Thread(target=run, args=(stop,), name="wudan-carriers", daemon=True)
    thread.start()
    return thread


def _each(speak: Callable[..., Receipt | Found], *, late: bool) -> Act:
    """As an act on one load. One that waited longer than the lease does not leave any more (`late`):
    others may believe that this worker is dead."""

    def act(load: Load) -> Receipt | Found:
        at = clock.now()
        if late and at - load.begun_at >= LEASE:
            raise NotCarried("too_late", "", Fault.LATER)
        return speak(load, at=at)

    return act


def _one(load: Load, act: Act) -> Result:
    """One answer; what a gateway did not foresee is in doubt, and in the log without the person."""
    if not load.to:
        return Result(load, NotCarried("no_address", "", Fault.REFUSED))
    try:
        return Result(load, act(load))
    except NotCarried as fault:
        return Result(load, fault)
    except Exception as fault:
        log.exception("copy %s: the gateway failed", load.copy_id)
        return Result(load, NotCarried(type(fault).__name__, "", Fault.DOUBT))
