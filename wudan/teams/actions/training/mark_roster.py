"""登记名册: who was there and who passed, once and whole; competences follow from it."""

from collections.abc import Mapping
from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.training.marks import ABSENT, Mark, competence_from, has_earned, put
from wudan.teams.actions.training.recording import journal, lock_session, one_transaction
from wudan.teams.models import Competence, TrainingSession
from wudan.teams.training import marking_objection, own_line_objection


@one_transaction
def mark_roster(
    *, session: TrainingSession, marks: Mapping[int, Mark], by: Actor, at: datetime
) -> TrainingSession:
    """Write the whole roster; `marks` by person, who is not in it was not there.

    Raises Missing, Objected: too soon, already written, or one's own line.
    """
    held = lock_session(session)
    insist(marking_objection(by, held, at=at))
    lines = list(held.attendances.live().select_for_update().order_by("pk"))
    for line in lines:
        mark = marks.get(line.person_id, ABSENT)
        if mark.present:
            insist(own_line_objection(by, held, line.person_id))
        line.session = held
        put(line, mark, at=at)
    earned = [line for line in lines if has_earned(line)]
    Competence.objects.bulk_create(competence_from(line, at=at) for line in earned)
    held.held_at = at
    held.save(update_fields=["held_at"])
    facts = {"signed": len(lines), "present": sum(line.present is True for line in lines),
             "trained": [line.person_id for line in earned]}  # fmt: skip
    journal("training.mark", "training", held.pk, held.unit, by=by, at=at, facts=facts)
    return held
