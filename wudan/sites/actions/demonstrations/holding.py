"""Take a demonstration or a pairing to act on: the sites first, in order, then the row itself."""

from datetime import datetime

from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.sites.actions.demonstrations.lapse import close_lapsed
from wudan.sites.actions.taking import hold, hold_sites
from wudan.sites.models import Demonstration, Pairing


def hold_demonstration(row: Demonstration, *, by: Actor, at: datetime) -> Demonstration:
    """The row, locked, with its site; over by the clock is over. Raises Missing."""
    close_lapsed(hold(row.site), by=by, at=at)
    rows = Demonstration.objects.select_for_update(of=("self",)).filter(pk=row.pk)
    held = rows.select_related("site__unit").first()
    if held is None:
        raise Missing
    return held


def hold_pairing(row: Pairing) -> Pairing:
    """The row, locked, with both sites. Raises Missing."""
    hold_sites([row.helped_id, row.demonstration.site_id])
    rows = Pairing.objects.select_for_update(of=("self",)).filter(pk=row.pk)
    held = rows.select_related("demonstration__site__unit", "helped__unit").first()
    if held is None:
        raise Missing
    return held
