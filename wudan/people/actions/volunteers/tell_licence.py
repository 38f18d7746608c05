"""登记证照: told by the volunteer; it counts once staff have seen the paper (条例 §16)."""

from datetime import date, datetime, timedelta

from django.conf import settings

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.volunteers.locking import lock_volunteer
from wudan.people.actors import Actor
from wudan.people.models import Volunteer, VolunteerLicence
from wudan.people.permissions.volunteers import telling_objection

LONGEST = timedelta(days=50 * 366)
"""For papers without an end people write the last day of their life; ten more years are enough."""


@one_transaction
def tell_licence(
    *, volunteer: Volunteer, code: str, valid_until: date, by: Actor, at: datetime
) -> VolunteerLicence:
    """Note a licence down; a newer one of the same kind takes the place of the old.

    Raises Malformed, Objected.
    """
    held, on = lock_volunteer(volunteer), day_of(at)
    insist(telling_objection(by, held.person, on=on))
    faults = {}
    if code not in settings.PACK.licences:
        faults["code"] = "请选是什么证照。"
    if not on <= valid_until <= on + LONGEST:
        faults["valid_until"] = "有效期要在今天以后；长期有效的，写十年后的今天。"
    if faults:
        raise Malformed(faults)
    same = VolunteerLicence.objects.live().filter(volunteer=held, code=code)
    if known := same.filter(valid_until=valid_until).first():
        return known
    same.update(removed_at=at, removed_why="换了新证")
    made = VolunteerLicence.objects.create(
        volunteer=held, code=code, valid_until=valid_until, told_at=at
    )
    note("volunteer.tell_licence", held.person, by=by, at=at, licence=made.pk, code=code)
    return made
