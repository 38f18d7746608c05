"""送交评审: the two justifications, evidence of need, no twin; then a round opens (R068, R069)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.projects.actions.gate.rounds import open_round
from wudan.projects.actions.holding import lock_for, move, one_transaction
from wudan.projects.actions.key_works import recognize
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.evidence import shown_by
from wudan.projects.models import Project
from wudan.projects.permissions.candidates import submitting_objection
from wudan.projects.twins import twin_objection


@one_transaction
def submit(*, project: Project, by: Actor, at: datetime, seen: int | None = None) -> Project:
    """Hand it to the gate. Raises Missing, Objected, Stale."""
    held = lock_for(project, submitting_objection, by=by, seen=seen)
    round_ = open_round(held, at=at)
    shown = shown_by(held)
    facts = {"round": round_.number, "persons": shown.persons, "notes": shown.notes}
    try:
        with transaction.atomic():
            move(held, ProjectVerb.SUBMIT, by=by, at=at, facts=facts)
    except IntegrityError:  # two twins at the same moment: the second one hears of the first
        insist(twin_objection(held))
        raise
    recognize(held, by=by, at=at)
    return held
