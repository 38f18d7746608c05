"""不要了: a photograph that nobody needs, put away: its picture cannot be seen from then on, and its file goes a day later (`sweep_scans`)."""

from datetime import datetime

from wudan.intake import permissions
from wudan.intake.actions.holding import note, one_transaction
from wudan.intake.enums import ScanState
from wudan.intake.models import Scan
from wudan.kit.refusals import Missing, Objected, Objection, insist
from wudan.people.actors import Actor

_OPEN = frozenset({ScanState.READ, ScanState.REFUSED})


@one_transaction
def drop(*, scan: Scan, by: Actor, at: datetime) -> Scan:
    """Put it away. Raises Missing, Objected."""
    insist(permissions.sending_objection(by))
    visible = Scan.objects.visible_to(by).filter(pk=scan.pk).exists()
    held = Scan.objects.select_for_update().select_related("batch__unit").filter(pk=scan.pk).first()
    if held is None or not visible:
        raise Missing
    if held.state not in _OPEN:
        raise Objected(Objection("settled", "这一页已经了结了，或还在识读。"))
    held.state, held.picture, held.marks = ScanState.DROPPED, "", {}
    held.settled_at, held.settled_by_id = at, by.person_id
    held.save()
    note("scan.drop", "scan", held.pk, held.batch.unit, by=by, at=at)
    return held
