"""关闭: the site serves no longer; new orders go to the site above (R063)."""

from datetime import datetime

from wudan.people.actors import Actor
from wudan.sites.actions.periods import begin, one_transaction, take
from wudan.sites.enums import CoordinateSystem, SiteState
from wudan.sites.models import Site, SitePeriod
from wudan.sites.permissions import closing_objection


@one_transaction
def close(*, site: Site, by: Actor, at: datetime, why: str) -> SitePeriod:
    """Close from today. Orders in hand stay there until they are done or escalated."""
    held, present = take(site, closing_objection, by=by)
    return begin(
        held, present, verb="close", state=SiteState.CLOSED, why=why, by=by, at=at,
        address=present.address if present else "", point=present.point if present else None,
        system=present.source_system if present else CoordinateSystem.CGCS2000,
    )  # fmt: skip
