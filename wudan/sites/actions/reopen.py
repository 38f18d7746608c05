"""重开: a closed site serves again, where it was or elsewhere."""

from datetime import datetime

from wudan.kit.text import tidy
from wudan.people.actors import Actor
from wudan.sites.actions.periods import begin, one_transaction, point_of, take
from wudan.sites.enums import CoordinateSystem, SiteState
from wudan.sites.models import Site, SitePeriod
from wudan.sites.permissions import reopening_objection


@one_transaction
def reopen(
    *, site: Site, by: Actor, at: datetime, why: str, address: str = "",
    lon: float | None = None, lat: float | None = None, system: str = CoordinateSystem.CGCS2000,
) -> SitePeriod:  # fmt: skip
    """Open from today; without a new address it is where it was. Raises Malformed."""
    held, present = take(site, reopening_objection, by=by)
    point, kept = point_of(lon, lat, system), present
    if not tidy(address) and kept is not None:
        address = kept.address
        point, system = point or kept.point, system if point else kept.source_system
    return begin(
        held, present, verb="reopen", state=SiteState.OPEN, address=address, point=point,
        system=system, why=why, by=by, at=at,
    )  # fmt: skip
