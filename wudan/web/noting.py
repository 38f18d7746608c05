"""What is noted when a page refuses: a line in the technical log, and a count for the account."""

from typing import cast

from django.http import HttpRequest

from wudan.kit import clock
from wudan.kit.refusal_log import is_astray, note_refusal
from wudan.people.actors import Actor
from wudan.people.budgets import note_astray
from wudan.web.acting import Request, is_signed_in


def note(request: HttpRequest, fault: Exception) -> None:
    """Note a refusal; the twentieth thing not theirs within minutes raises the alarm (A12).

    Not inside the transaction of the act: that one is about to be undone.
    """
    if getattr(fault, "is_noted", False):
        return
    actor: Actor | None = cast(Request, request).actor if is_signed_in(request) else None
    match = request.resolver_match
    note_refusal(
        fault, person=actor.person_id if actor else None, post=actor.post_id if actor else None,
        route=(match.url_name or "") if match else "", method=request.method or "",
    )  # fmt: skip
    if actor and is_astray(fault):
        note_astray(by=actor, at=clock.now())
