"""送消息给别的系统: beside the worker's round, because another's server may take its time.

One thread, started when something waits and gone when nothing does. What it holds is a lease in a
row: killed at any moment, the message is sent again when the lease is over.
"""

import logging
import threading

from django.db import InterfaceError, OperationalError, close_old_connections, connection

from wudan.connections.actions import Parcel, settle_delivery, take_delivery
from wudan.connections.models import Delivery
from wudan.kit import clock
from wudan.kit.webhooks import Unreachable, headers_of, post

log = logging.getLogger(__name__)
MOST = 100
"""A round of the thread; then it is looked at anew whether anything waits."""


class Courier:
    """Starts the thread when there is something to send and none runs."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None

    def see_to_it(self) -> None:
        """To be called in each round of the worker."""
        if self._thread is not None and self._thread.is_alive():
            return
        if Delivery.objects.filter(next_try_at__lte=clock.now()).exists():
            self._thread = threading.Thread(target=_run, name="wudan-courier", daemon=True)
            self._thread.start()


def send_due(most: int = MOST) -> int:
    """Send what waits; how many were tried."""
    for number in range(most):
        parcel = take_delivery(at=clock.now())
        if parcel is None:
            return number
        status, fault = _handed_over(parcel)
        settle_delivery(delivery_id=parcel.pk, status=status, fault=fault, at=clock.now())
    return most


def _handed_over(parcel: Parcel) -> tuple[int | None, str]:
    headers = headers_of(parcel.secrets, uid=parcel.uid, at=clock.now(), body=parcel.body)
    try:
        return post(parcel.url, parcel.body, headers, inside=parcel.inside), ""
    except Unreachable as fault:
        return None, str(fault)


def _run() -> None:
    close_old_connections()
    try:
        send_due()
    except (OperationalError, InterfaceError):
        log.warning("the courier waits for the database")
    except Exception:  # a bug must not end sending for good: the next round starts a new thread
        log.exception("the courier failed")
    finally:
        connection.close()
