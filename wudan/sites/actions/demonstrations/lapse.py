"""示范到期: over by the clock; once a day it is written down as well."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.people.actors import THE_CLOCK, Actor
from wudan.sites.actions.taking import hold, note, one_transaction
from wudan.sites.enums import DemonstrationEnd
from wudan.sites.models import Demonstration, Site


@one_transaction
def lapse(*, at: datetime) -> int:
    """Close what is over; how many."""
    due = Demonstration.objects.to_lapse(day_of(at)).order_by("site_id").select_related("site")
    return sum(close_lapsed(hold(row.site), by=THE_CLOCK, at=at) for row in due)


def close_lapsed(site: Site, *, by: Actor, at: datetime) -> int:
    """Write down that the site's demonstration is over, on the day it was. The site is held."""
    rows = Demonstration.objects.to_lapse(day_of(at)).filter(site=site).select_for_update()
    for row in rows:
        row.ended_on, row.end = row.expires_on, DemonstrationEnd.LAPSED
        row.save(update_fields=["ended_on", "end"])
        note("lapse_demonstration", site, by=by, at=at, demonstration=row.pk)
    return len(rows)
