"""登记工作人员: somebody works here, full or part time; it gives no rights in the system (R014)."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.sites.actions.taking import LONGEST_SHORT, hold, note, one_transaction, worded
from wudan.sites.enums import StaffTime
from wudan.sites.models import Site, SiteStaff
from wudan.sites.permissions import staffing_objection


@one_transaction
def name_staff(
    *, site: Site, person: Person, time: str, duty: str, by: Actor, at: datetime
) -> SiteStaff:
    """Name them from today. Raises Malformed, Missing, Objected."""
    lock_persons([person.pk])
    held = hold(site)
    insist(staffing_objection(by, held))
    if time not in StaffTime.values:
        raise Malformed({"time": "请选专职还是兼职。"})
    if held.staff.present().filter(person=person).exists():
        raise Objected(Objection("named", "已经登记过这个人。"))
    duty = worded("duty", duty, missing="请写管什么，比如：日常值班。", most=LONGEST_SHORT)
    made = SiteStaff.objects.create(
        site=held, person=person, time=time, duty=duty, starts_on=day_of(at)
    )
    note("name_staff", held, by=by, at=at, staff=made.pk, time=time)
    return made
