"""送信: hands notices over beside the worker, so that a slow vendor holds up nothing else (ADR 67, G23).

Who holds what is written before anything leaves, so a carrier may die at any moment and any number may
run. Lines are kept full: what came back in a tenth of a second is written in one transaction, and as
many more are taken. The one database writer of SQLite is asked twice a group, however large it is.
"""

import logging
import secrets
import threading
import time
from collections.abc import Sequence

from django.db import InterfaceError, OperationalError, close_old_connections, connections

from wudan.jobs.lines import Errand, Lines, one
from wudan.kit import clock
from wudan.notices.actions import carrying
from wudan.notices.actions.carrying import Moves, Result
from wudan.notices.enums import Channel, CopyState
from wudan.notices.gateways import Carrier, Load, carrier_of

log = logging.getLogger(__name__)
BATCH = 50
"""Copies at once where handing over is a row of our own."""
PAUSE_SECONDS = 0.25
GROUP_SECONDS = 0.08
"""How long answers are gathered before they are written together."""
_LOOK_SECONDS = 0.25
_BEAT_SECONDS = 1.0
_WIRES = (Channel.SMS, Channel.WEIXIN, Channel.MAIL)


class Carriers:
    """One worker's carriers: a name of its own, and the lines it speaks on."""

    def __init__(self) -> None:
        self.holder = _name()
        self._lines = Lines()
        self._beat_at = self._looked_at = -_BEAT_SECONDS
        self._moves: dict[str, Moves] = {}

    def round(self) -> int:
        """As much as there are lines for, and what came back; how much there was to do.

        Where nothing moves nothing is written: SQLite's one writer is everybody's.
        """
        self._look()
        if self._moves or self._lines.busy:
            self.beat()
        busy = self._lines.busy + sum(
            self._channel(channel, carrier, self._moves[channel])
            for channel in _WIRES if channel in self._moves and (carrier := carrier_of(channel)) is not None
        )  # fmt: skip
        self._write(GROUP_SECONDS)
        return busy

    def beat(self) -> None:
        """Say that this one lives; once a second is enough."""
        now = time.monotonic()
        if now - self._beat_at >= _BEAT_SECONDS:
            carrying.beat(holder=self.holder, at=clock.now())
            self._beat_at = now

    def anew(self, *, keep: bool) -> None:
        """After a fault nobody knows what was taken under this name: it falls silent, and whatever it
        held is asked about. What came back is kept to be written (`keep`), unless that is the fault."""
        self.holder, self._beat_at, self._moves = _name(), -_BEAT_SECONDS, {}
        if not keep:
            self._lines.forget_landed()

    def end(self) -> None:
        """What is on its way is waited for and written; no more lines."""
        while self._lines.busy:
            self.beat()
            self._write(_BEAT_SECONDS)
        self._lines.end()

    def _look(self) -> None:
        """What there is to do; while much is on its way, four times a second is enough."""
        now = time.monotonic()
        if not self._lines.busy or now - self._looked_at >= _LOOK_SECONDS:
            self._moves = dict(carrying.moving(channels=_WIRES, at=clock.now()))
            self._looked_at = now

    def _channel(self, channel: Channel, carrier: Carrier, moves: Moves) -> int:
        """One channel's turn; what of it is left for the next round is kept."""
        at, habits = clock.now(), carrier.habits
        if moves.has_abandoned:
            carrying.look_after(at=at, settles_after=habits.settles_after, channel=channel)
        if moves.has_calm:
            carrying.join_calm(channel=channel, at=at)
        turns = ((CopyState.IN_DOUBT, True), (CopyState.WAITING, False), (CopyState.HANDED, True))
        done, left = 0, set()
        for state, asks in turns:
            if state in moves.states:
                errand = Errand(channel, carrier, asks)
                many, most = self._errand(errand, state)
                done += many
                left |= {state} if many >= most else set()
        self._moves[channel] = Moves(frozenset(left))
        return done

    def _errand(self, errand: Errand, state: CopyState) -> tuple[int, int]:
        """Hand over, or ask, as many as there is room for; how many there were, of how many at most."""
        in_house = errand.carrier.habits.in_house
        most = BATCH if in_house else self._lines.room(errand)
        loads = self._loads(errand, state, most) if most else []
        if not in_house:
            self._lines.send(loads, errand)
        elif loads:
            self._record(errand, [one(load, errand) for load in loads])
        return len(loads), most

    def _loads(self, errand: Errand, state: CopyState, most: int) -> Sequence[Load]:
        at, channel = clock.now(), errand.channel
        if not errand.asks:
            return carrying.claim(channel=channel, holder=self.holder, at=at, most=most)
        loads = carrying.loads_in_doubt if state == CopyState.IN_DOUBT else carrying.loads_to_ask
        # Those being asked about stand first until it is written; they are not asked twice.
        found = loads(channel=channel, at=at, most=most + self._lines.busy)
        return [load for load in found if not self._lines.has(load)][:most]

    def _write(self, seconds: float) -> None:
        """Wait for what comes back, and write it."""
        for errand, results in self._lines.landed(seconds):
            self._record(errand, results)

    def _record(self, errand: Errand, results: Sequence[Result]) -> None:
        at, habits = clock.now(), errand.carrier.habits
        if errand.asks:
            carrying.record_asked(results=results, habits=habits, at=at)
        else:
            carrying.record_handed(
                results=results, channel=errand.channel, carrier=errand.carrier.name, habits=habits, at=at
            )  # fmt: skip


def _name() -> str:
    return secrets.token_hex(8)


def run(stop: threading.Event) -> None:
    """Rounds until told to stop; a database in trouble only delays."""
    carriers = Carriers()
    while not stop.is_set():
        if not _round(carriers):
            stop.wait(PAUSE_SECONDS)
    try:
        carriers.end()
    except Exception:  # what is not written is in doubt, and is asked about
        log.exception("the carriers could not write what came back")
    connections.close_all()


def _round(carriers: Carriers) -> int:
    try:
        close_old_connections()
        return carriers.round()
    except (OperationalError, InterfaceError):
        log.warning("the carriers wait for the database")
        connections.close_all()
        carriers.anew(keep=True)
    except Exception:  # a bug must not end the only carrier
        log.exception("a round of the carriers failed")
        carriers.anew(keep=False)
    return 0


def start(stop: threading.Event) -> threading.Thread | None:
    """Run beside the worker, if the county has any way to send; nothing otherwise."""
    if all(carrier_of(channel) is None for channel in _WIRES):
        return None
    thread = threading.Thread(target=run, args=(stop,), name="wudan-carriers", daemon=True)
    thread.start()
    return thread
