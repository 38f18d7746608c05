"""A volunteer is locked with the person, whoever needs it; then read as it is now."""

from wudan.kit.refusals import Missing
from wudan.people.actions.locking import lock_persons
from wudan.people.models import Volunteer, VolunteerLicence


def lock_volunteer(volunteer: Volunteer) -> Volunteer:
    """The record of somebody who has not left. Raises Missing."""
    lock_persons([volunteer.person_id])
    held = Volunteer.objects.active().with_names().filter(pk=volunteer.pk).first()
    if held is None:
        raise Missing
    return held


def lock_licence(licence: VolunteerLicence) -> VolunteerLicence:
    """A licence of such a volunteer."""
    volunteer = lock_volunteer(licence.volunteer)
    rows = VolunteerLicence.objects.filter(pk=licence.pk, volunteer=volunteer)
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
    held = rows.first()
    if held is None:
        raise Missing
    held.volunteer = volunteer
    return held
