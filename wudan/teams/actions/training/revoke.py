"""撤销受训记录: it stays, marked, with the reason; from now on it counts for nothing."""

from datetime import datetime

from wudan.kit.refusals import Missing, insist
from wudan.people.actors import Actor
from wudan.teams.actions.training.recording import journal, one_transaction, reason
from wudan.teams.models import Competence
from wudan.teams.training import revoking_objection


@one_transaction
def revoke(*, competence: Competence, why: str, by: Actor, at: datetime) -> Competence:
    """Revoke. Raises Missing, Objected, Malformed."""
    rows = Competence.objects.filter(pk=competence.pk)
    list(rows.select_for_update().values_list("pk", flat=True))
    held = rows.select_related("unit").first()
    if held is None:
        raise Missing
    insist(revoking_objection(by, held))
    held.revoked_at, held.revoked_why = at, reason(why)
    held.save(update_fields=["revoked_at", "revoked_why"])
    facts = {"person": held.person_id, "skill": held.skill}
    why = held.revoked_why
    journal("training.revoke", "competence", held.pk, held.unit, by=by, at=at, why=why, facts=facts)
    return held
