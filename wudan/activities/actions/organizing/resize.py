"""改名额: more places are filled from the waiting list at once; never fewer than are taken."""

from datetime import datetime

from wudan.activities.actions.holding import lock_openings, note, one_transaction
from wudan.activities.actions.signing.promoting import promote
from wudan.activities.enums import ActivityVerb
from wudan.activities.models import Opening
from wudan.activities.permissions import objection
from wudan.activities.policies import LARGEST_QUOTA
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor


@one_transaction
def resize(*, opening: Opening, quota: int, by: Actor, at: datetime) -> Opening:
    """Set how many are wanted. Raises Missing, Objected, Malformed."""
    held = lock_openings([opening.pk])[opening.pk]
    activity = held.shift.activity
    insist(objection(ActivityVerb.RESIZE, by, activity))
    if not 1 <= quota <= LARGEST_QUOTA:
        raise Malformed(
            {"quota": Phrase("名额写 1 到 {largest_quota}。", largest_quota=LARGEST_QUOTA)}
        )
    least = held.taken + held.held
    if quota < least:
        raise Malformed(
            {"quota": Phrase("已经有 {least} 个人报上了或在等答复，不能比这更少。", least=least)}
        )
    before, held.quota = held.quota, quota
    held.save(update_fields=["quota"])
    note("resize", activity, by=by, at=at, opening=held.pk, quota=quota, before=before)
    promote(held, by=by, at=at)
    return held
