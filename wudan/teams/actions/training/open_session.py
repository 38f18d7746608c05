"""发布一次培训: with its five facts (67号令 §8), a number of places, and what it certifies."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.teams.actions.training.recording import journal, one_transaction, plan_of
from wudan.teams.actions.training.sessions import Wanted, faults_of
from wudan.teams.models import TrainingSession
from wudan.teams.training import keeping_objection


@one_transaction
def open_session(*, unit: Unit, wanted: Wanted, by: Actor, at: datetime) -> TrainingSession:
    """Open it; it belongs to the unit's plan of its year, if there is one. Raises Objected, Malformed."""
    insist(keeping_objection(by, unit))
    if faults := faults_of(wanted, at=at):
        raise Malformed(faults)
    made = TrainingSession.objects.create(
        county=unit.county, unit=unit, plan=plan_of(unit, wanted.day), opened_at=at,
        **wanted.fields(),
    )  # fmt: skip
    facts = {"day": made.day.isoformat(), "skill": made.skill, "capacity": made.capacity}
    journal("training.open", "training", made.pk, unit, by=by, at=at, facts=facts)
    return made
