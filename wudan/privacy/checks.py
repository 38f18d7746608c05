"""Looked at before the house starts: the county keeps nothing longer than the defaults allow."""

from typing import Any

from django.core.checks import Error

from wudan.privacy.lengths import faults


def check_lengths(**_: Any) -> list[Error]:
    """One error for each wrong length in the pack."""
    return [Error(fault, id="privacy.E001") for fault in faults()]
