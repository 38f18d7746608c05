"""不再担任: somebody works here no longer."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Missing, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.sites.actions.taking import hold, note, one_transaction
from wudan.sites.models import SiteStaff
from wudan.sites.permissions import staffing_objection


@one_transaction
def end_staff(*, row: SiteStaff, by: Actor, at: datetime) -> SiteStaff:
    """End it today. Raises Missing, Objected."""
    site = hold(row.site)
    held = SiteStaff.objects.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if held is None:
        raise Missing
    insist(staffing_objection(by, site))
    if held.ends_on is not None:
        raise Objected(Objection("ended", "已经不在这里了。"))
    held.ends_on = day_of(at)
    held.save(update_fields=["ends_on"])
    note("end_staff", site, by=by, at=at, staff=held.pk)
    return held


@one_transaction
def leave_sites(*, person: Person, by: Actor, at: datetime) -> int:
    """Somebody leaves the house: wherever they work is ended; how many. Part of erasing."""
    present = SiteStaff.objects.present().filter(person=person).select_related("site__unit")
    rows = list(present.order_by("site_id"))
    for row in rows:
        hold(row.site)
        row.ends_on = day_of(at)
        row.save(update_fields=["ends_on"])
        note("end_staff", row.site, by=by, at=at, staff=row.pk)
    return len(rows)
