"""Trials of earning rules that wait are reckoned, a month a round."""

import logging
from datetime import datetime

from django.db import InterfaceError, OperationalError

from wudan.rewards.actions.rules import reckon_month, stop
from wudan.rewards.models import Trial

log = logging.getLogger(__name__)


def reckon_next(*, at: datetime) -> int:
    """The trial that has waited longest, if any; a fault in it does not hold up the others."""
    waiting = Trial.objects.to_reckon(at=at).values_list("pk", flat=True).first()
    if waiting is None:
        return 0
    try:
        return int(reckon_month(trial_id=waiting, at=at) is not None)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("trial %s could not be reckoned", waiting)
        stop(trial_id=waiting, at=at)
        return 0
