"""投诉建议's terms in working time (pack data)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from wudan.kit.working_time import Term


@dataclass(frozen=True, slots=True)
class Complaining:
    """Until when a complaint is received and answered, how much an extension adds, a suggestion's term."""

    receive: Term
    answer: Term
    extension: Term
    suggestion: Term


def complaining(told: Mapping[str, Any]) -> Complaining:
    """Terms as a county writes them. Raises KeyError, ValueError."""
    return Complaining(**{one.name: Term.parse(told[one.name]) for one in fields(Complaining)})
