"""答复申请: the leader says yes, or no with a reason that can be appealed against."""

from collections.abc import Collection
from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.joining.belonging import take_in
from wudan.teams.actions.joining.holding import (
    LONGEST_REASON,
    lock_application,
    note,
    one_transaction,
    worded,
)
from wudan.teams.enums import ApplicationState
from wudan.teams.joining import answering_objection
from wudan.teams.models import Application, Membership


@one_transaction
def approve(
    *, application: Application, risks: Collection[str], by: Actor, at: datetime
) -> Membership:
    """Take the applicant in. `risks` are those of what the team does. Raises Missing, Objected."""
    held = lock_application(application)
    insist(answering_objection(by, held, on=day_of(at)))
    made = take_in(held.team, held.person, risks=risks, at=at)
    _answered(held, ApplicationState.APPROVED, "", by=by, at=at)
    note("team.approve", held.team, held.person_id, by=by, at=at)
    return made


@one_transaction
def refuse(*, application: Application, reason: str, by: Actor, at: datetime) -> Application:
    """Say no, and why. Raises Malformed, Missing, Objected."""
    reason = worded(reason, most=LONGEST_REASON, field="reason")
    held = lock_application(application)
    insist(answering_objection(by, held, on=day_of(at)))
    _answered(held, ApplicationState.REFUSED, reason, by=by, at=at)
    note("team.refuse", held.team, held.person_id, by=by, at=at)
    return held


def _answered(
    held: Application, state: ApplicationState, reason: str, *, by: Actor, at: datetime
) -> None:
    held.state, held.answered_at, held.reason = state, at, reason
    held.decided_as, held.decided_by_id = by.label[:80], by.person
    held.save(
        update_fields=["state", "answered_at", "reason", "decided_as", "decided_by_id"]
    )  # fmt: skip
