"""搬迁: the site serves from another place."""

from datetime import datetime

from wudan.kit.refusals import Malformed
from wudan.kit.text import tidy
from wudan.people.actors import Actor
from wudan.sites.actions.periods import begin, one_transaction, point_of, take
from wudan.sites.enums import CoordinateSystem, SiteState
from wudan.sites.models import Site, SitePeriod
from wudan.sites.permissions import moving_objection


@one_transaction
def move(
    *, site: Site, by: Actor, at: datetime, address: str, why: str, lon: float | None = None,
    lat: float | None = None, system: str = CoordinateSystem.CGCS2000,
) -> SitePeriod:  # fmt: skip
    """Move from today; coordinates come with the system they were read in. Raises Malformed."""
    held, present = take(site, moving_objection, by=by)
    if not tidy(address):
        raise Malformed({"address": "请写搬到哪里。"})
    point = point_of(lon, lat, system)
    return begin(
        held, present, verb="move", state=SiteState.OPEN, address=address, point=point,
        system=system, why=why, by=by, at=at,
    )  # fmt: skip
