"""The technical log of what was refused: one line each, for machines, without personal data.

Who (by id), under which post, which act or page by name, and why by code; no address, no words,
nothing typed (ASVS 16.3.2). What happened stands in the journal; this is what did not.
"""

import json
import logging

from wudan.kit.refusals import Malformed, Missing, Objected, Refusal, Stale

log = logging.getLogger("wudan.refused")
_UNREMARKABLE = (Malformed, Stale)
"""Somebody mistyped, or somebody else was quicker: nobody was kept from anything."""


def note_refusal(
    fault: Exception, *, person: int | None, post: int | None, route: str, method: str
) -> None:
    """Write the line, once for each refusal, however many hands it goes through."""
    if isinstance(fault, _UNREMARKABLE) or getattr(fault, "is_noted", False):
        return
    fault.is_noted = True  # type: ignore[attr-defined]
    code = fault.code if isinstance(fault, Refusal) else "missing"
    line = {"code": code, "person": person, "post": post, "route": route, "method": method}
    log.warning("refused %s", json.dumps(line))


def is_astray(fault: Exception) -> bool:
    """Whether somebody reached for what is not theirs (A12), rather than came too late."""
    own = isinstance(fault, Objected) and fault.code.startswith("not_your")
    return own or isinstance(fault, Missing)
