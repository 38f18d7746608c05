"""The county's list of reasons, as the description of a field. The action does the checking."""

from typing import Any

from wudan.orders.actions.leaving import reason_words, reasons_for
from wudan.orders.enums import Verb


def reasons(verb: Verb, *more: str) -> dict[str, Any]:
    """The codes a verb may give, with their words."""
    codes = sorted(reasons_for(verb)) + list(more)
    told = "；".join(f"{code} {reason_words(verb, code)}" for code in codes)
    return {"enum": codes, "description": told}
