"""Exports that wait are made, one a round; old files go; the nightly look at what is public."""

import logging
from datetime import datetime

from django.db import InterfaceError, OperationalError

from wudan.exchange.actions import clear, make, raise_alarm
from wudan.exchange.actions.make import stop
from wudan.exchange.models import Export

log = logging.getLogger(__name__)
_BROKEN = "生成时系统出了差错，已记入日志。请告诉系统管理员，再重新申请。"


def make_next(*, at: datetime) -> int:
    """The export that has waited longest, if any; a fault in it does not hold up the others."""
    waiting = Export.objects.to_make(at=at).values_list("pk", flat=True).first()
    if waiting is None:
        return 0
    try:
        return int(make(export_id=waiting, at=at) is not None)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("export %s could not be made", waiting)
        stop(export_id=waiting, at=at, words=_BROKEN)
        return 0


def clear_old(*, at: datetime) -> None:
    """Files a day old; a disk in trouble must not stop the worker."""
    try:
        clear(at=at)
    except OSError:
        log.exception("old exports could not be removed")


def look_through_publication(*, at: datetime) -> None:
    """Once a day: everything public, read again (A15)."""
    if found := raise_alarm(at=at):
        log.error("%s findings in what is public: wudan scan-publication", len(found))
