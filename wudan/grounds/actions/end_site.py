"""撤销: a site is no more. What hangs on it is settled before; its history, its figures stay where they are."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.grounds.hanging import hanging_objection, hanging_on
from wudan.grounds.permissions import ending_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.sites.actions.periods import begin, one_transaction, take
from wudan.sites.enums import CoordinateSystem, SiteState
from wudan.sites.models import Site, SitePeriod


@one_transaction
def end_site(*, site: Site, why: str, by: Actor, at: datetime) -> SitePeriod:
    """End it from today; new orders of its people go to the site above (R063). Raises Objected, Malformed.

    The unit is held whole: an order that comes meanwhile waits, and goes to the site above; an activity, a booking
    or a loan waits, and the database refuses it.
    """
    today = day_of(at)
    held, present = take(site, lambda by, site, _present: ending_objection(by, site, today), by=by)
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=held.unit_id)
    insist(hanging_objection(hanging_on(unit, on=today)))
    last = begin(
        held, present, verb="end", state=SiteState.CLOSED, why=why, by=by, at=at,
        address=present.address if present else "", point=present.point if present else None,
        system=present.source_system if present else CoordinateSystem.CGCS2000,
    )  # fmt: skip
    unit.ends_on = today
    unit.save(update_fields=["ends_on"])
    return last
