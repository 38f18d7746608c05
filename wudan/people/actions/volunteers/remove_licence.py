"""不再作数: the volunteer takes a licence back, or staff strike one that does not hold, saying why."""

from datetime import datetime

from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.volunteers.locking import lock_licence
from wudan.people.actors import Actor
from wudan.people.models import VolunteerLicence
from wudan.people.permissions.volunteers import refusing_objection

LONGEST_WHY = 100


@one_transaction
def remove_licence(
    *, licence: VolunteerLicence, by: Actor, at: datetime, why: str = ""
) -> VolunteerLicence:
    """Strike it; staff say why, and the volunteer reads it. Raises Malformed, Objected."""
    held, why = lock_licence(licence), tidy(why)
    insist(refusing_objection(by, held))
    if by.is_staff and not why:
        raise Malformed({"why": "请写为什么，本人看得到。"})
    if fault := objection_to(why, most=LONGEST_WHY):
        raise Malformed({"why": fault})
    held.removed_at, held.removed_why = at, why or "本人撤下"
    held.save(update_fields=["removed_at", "removed_why"])
    note("volunteer.remove_licence", held.volunteer.person, by=by, at=at, licence=held.pk, why=why)
    return held
