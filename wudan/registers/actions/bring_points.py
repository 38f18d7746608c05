"""导入村的点: by the center office, on its page; reach is reckoned anew in the same breath."""

from datetime import datetime

from django.db import transaction

from wudan.areas.importing.points import PointsImported, import_points
from wudan.kit.pack import Ground
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.registers.actions.rebuild_reach import rebuild_reach
from wudan.registers.permissions import bringing_objection


@transaction.atomic
def bring_points(
    *, content: bytes, file: str, county: str, ground: Ground, by: Actor, at: datetime
) -> PointsImported:
    """Import a file of points. Raises Objected, Malformed; faults in rows come back, nothing written."""
    insist(bringing_objection(by))
    done = import_points(content=content, file=file, county=county, ground=ground, by=by, at=at)
    if done.changes:
        rebuild_reach(county=county, at=at)
    return done
