"""变更过关以后: it is made on the list and the menu at once, or it ends with reasons and nothing changes (R068)."""

import copy
from datetime import datetime

from django.db import IntegrityError, transaction

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.projects.actions.drafting import draft_with, keep_version, write
from wudan.projects.actions.gate.offering import renew
from wudan.projects.actions.gate.rounds import open_round
from wudan.projects.actions.holding import move
from wudan.projects.enums.gate import ChangeState, GateOutcome, RoundState
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.models import Change, Decision, GateRound, Project
from wudan.projects.permissions.changes import reopening_objection
from wudan.projects.twins import twin_objection

_ENDS = {
    GateOutcome.ADMIT: ChangeState.MADE,
    GateOutcome.REVISE: ChangeState.SENT_BACK,
    GateOutcome.REFUSE: ChangeState.REFUSED,
}


def as_changed(project: Project, change: Change) -> Project:
    """The project as it would read, beside the row that is held. Raises Objected."""
    wanted = copy.copy(project)
    write(wanted, draft_with(project, change.content))
    return wanted


def settle_change(change: Change, made: Decision, *, by: Actor, at: datetime) -> None:
    """What follows the decision; the round and its project are held. Raises Malformed, Objected."""
    project, outcome = made.round.project, GateOutcome(made.outcome)
    facts: dict[str, object] = {"change": change.number, "round": made.round.number}
    if outcome is GateOutcome.ADMIT:
        changed = write(project, draft_with(project, change.content))
        renew(project, changed, by=by, at=at)
        facts["changed"] = changed
        _move_alone(project, by=by, at=at, why=made.reasons, facts=facts)
        keep_version(project, ProjectVerb.CHANGE, by=by, at=at, decision=made)
    else:
        facts["outcome"] = outcome.value
        move(project, ProjectVerb.KEEP_AS_IS, by=by, at=at, why=made.reasons, facts=facts)
    _end(change, _ENDS[outcome], at=at)


def stop_change(project: Project, state: ChangeState, *, at: datetime) -> Change | None:
    """The open change of a project that is held ends without a decision, its round too; None without one."""
    found = Change.objects.select_for_update().filter(project=project, state=ChangeState.OPEN)
    change = found.first()
    if change is None:
        return None
    GateRound.objects.filter(change=change, state=RoundState.OPEN).update(state=RoundState.STOPPED)
    _end(change, state, at=at)
    return change


def reopen_change(round_: GateRound, *, by: Actor, at: datetime, why: str) -> None:
    """Its appeal was granted: the same change, other reviewers. Raises Objected."""
    project, change = round_.project, round_.change
    assert change is not None  # noqa: S101 - asked for a change alone
    insist(reopening_objection(project) or twin_objection(as_changed(project, change)))
    change.state, change.ended_at = ChangeState.OPEN, None
    change.save(update_fields=["state", "ended_at"])
    opened = open_round(project, at=at, change=change)
    facts = {"change": change.number, "round": opened.number, "appealed": round_.number}
    move(project, ProjectVerb.REOPEN_CHANGE, by=by, at=at, why=why, facts=facts)


def _end(change: Change, state: ChangeState, *, at: datetime) -> None:
    change.state, change.ended_at = state, at
    change.save(update_fields=["state", "ended_at"])


def _move_alone(
    project: Project, *, by: Actor, at: datetime, why: str, facts: dict[str, object]
) -> None:
    try:
        with transaction.atomic():
            move(project, ProjectVerb.CHANGE, by=by, at=at, why=why, facts=facts)
    except IntegrityError:  # a twin came in between the review and now: it is shown
        insist(twin_objection(project))
        raise
