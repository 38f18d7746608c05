"""Photographed sheets that wait are read, in a process of its own: pictures come from anywhere.

Each file has a minute and so much memory, then the process is ended from outside; another takes the
file up once more, then it is refused with words. Nothing else waits for it.
"""

import logging
import os
import resource
import secrets
import signal

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections

from wudan.intake.actions import Lost, give_up, note_looks, take_next
from wudan.intake.files import scans_kept
from wudan.intake.models import Scan
from wudan.intake.reading import looks_of
from wudan.jobs.children import Child, be_nice
from wudan.kit import clock
from wudan.kit.optics.opening import NoPicture
from wudan.kit.optics.parts import can_read
from wudan.kit.refusals import Missing

log = logging.getLogger(__name__)
_SECONDS_A_FILE = 60
_MOST_MEMORY = 4 * 1024**3
"""Of addresses, libraries among them; a picture takes a tenth of it."""
_FAULT = "识读时系统出了差错，已记入日志。请重新交一次，还不行就照纸录入。"


def read_next() -> bool:
    """Read the file that has waited longest; whether there was one."""
    holder = secrets.token_hex(8)
    scan = take_next(holder=holder, at=clock.now())
    if scan is None:
        return False
    try:
        _read(scan, holder)
    except Lost:
        log.info("scan %s is in other hands", scan.pk)
    return True


def _read(scan: Scan, holder: str) -> None:
    try:
        content = scans_kept().get(scan.upload)
        looks = list(looks_of(content, county=settings.PACK.county))
    except NoPicture as fault:
        give_up(scan=scan, holder=holder, fault=str(fault), at=clock.now())
    except Missing as fault:
        give_up(scan=scan, holder=holder, fault=fault.words, at=clock.now())
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("scan %s could not be read", scan.pk)
        give_up(scan=scan, holder=holder, fault=_FAULT, at=clock.now())
    else:
        note_looks(scan=scan, holder=holder, looks=looks, at=clock.now())


def run_child() -> int:
    """Read until nothing waits; within limits that hold even inside a decoder."""
    be_nice()
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    parent, done = os.getppid(), 0
    while os.getppid() == parent:
        signal.alarm(_SECONDS_A_FILE)
        if not read_next() and not Scan.objects.to_read(clock.now()).exists():
            break
        close_old_connections()
        done += 1
    signal.alarm(0)
    return done


def reader() -> Child:
    """The one process that reads for this worker."""
    return Child("read-sheets", lambda: can_read() and Scan.objects.to_read(clock.now()).exists())
