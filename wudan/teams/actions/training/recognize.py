"""认可外面的培训: a certificate from elsewhere that somebody looked at; counted from its own day."""

from datetime import date, datetime

from django.conf import settings

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.teams.actions.training.marks import last_day
from wudan.teams.actions.training.recording import journal, one_transaction
from wudan.teams.models import Competence
from wudan.teams.training import recognizing_objection

SHORTEST_PROOF, LONGEST_PROOF = 4, 120


@one_transaction
def recognize(
    *, person: Person, unit: Unit, skill: str, since: date, proof: str, by: Actor, at: datetime
) -> Competence:
    """Recognise. Raises Missing, Objected, Malformed: no such skill, no proof, or long run out."""
    whom = lock_persons([person.pk])[person.pk]
    insist(recognizing_objection(by, unit, whom, on=day_of(at)))
    proof = tidy(proof)
    if faults := _faults(skill, since, proof, on=day_of(at)):
        raise Malformed(faults)
    made = Competence.objects.create(
        person=whom, skill=skill, since=since, valid_until=last_day(skill, since), unit=unit,
        proof=proof, issued_at=at,
    )  # fmt: skip
    facts = {"person": whom.pk, "skill": skill, "since": since.isoformat()}
    journal("training.recognize", "competence", made.pk, unit, by=by, at=at, why=proof, facts=facts)
    return made


def _faults(skill: str, since: date, proof: str, *, on: date) -> dict[str, str]:
    faults = {}
    if skill not in settings.PACK.skilled:
        faults["skill"] = "请选一项要受训的技能。"
    elif since > on:
        faults["since"] = "培训日期不能在将来。"
    elif last_day(skill, since) < on:
        faults["since"] = "这份培训已经过期了，请参加一次新的。"
    if fault := objection_to(proof, most=LONGEST_PROOF):
        faults["proof"] = fault
    elif len(proof) < SHORTEST_PROOF:
        faults["proof"] = "请写凭据：谁发的，什么证，编号。"
    return faults
