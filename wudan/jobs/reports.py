"""Reports that wait are reckoned, one a round."""

import logging
from datetime import datetime

from django.db import InterfaceError, OperationalError

from wudan.registers.actions import reckon_report, stop_report
from wudan.registers.models import SpreadReport

log = logging.getLogger(__name__)


def report_next(*, at: datetime) -> int:
    """The report that has waited longest, if any; a fault in it holds up nothing else."""
    waiting = SpreadReport.objects.to_reckon(at=at).values_list("pk", flat=True).first()
    if waiting is None:
        return 0
    try:
        return int(reckon_report(report_id=waiting, at=at) is not None)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("report %s could not be reckoned", waiting)
        stop_report(report_id=waiting, at=at)
        return 0
