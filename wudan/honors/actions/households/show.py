"""补充事例: a sentence under a criterion, or a row that is there anyway: an order, an activity, a deed."""

from datetime import datetime

from wudan.activities.models import Activity
from wudan.honors.actions.households.holding import lock, move, one_transaction
from wudan.honors.actions.households.nominate import LONGEST_EVIDENCE
from wudan.honors.enums.household import HouseholdVerb
from wudan.honors.models import HouseholdEvidence, HouseholdHonor
from wudan.honors.permissions.households import showing_objection
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.orders.models import Order
from wudan.people.actors import Actor


@one_transaction
def show(
    *, honor: HouseholdHonor, criterion: str, by: Actor, at: datetime, words: str = "",
    order: Order | None = None, activity: Activity | None = None, deed_id: int | None = None,
) -> HouseholdEvidence:  # fmt: skip
    """Add one piece. The face has loaded the row through what the actor may see.

    Raises Malformed, Missing, Objected.
    """
    held = lock(honor)
    insist(showing_objection(by, held))
    found = held.rules.criteria.filter(code=criterion).first()
    if found is None:
        raise Malformed({"criterion": "请选是哪一条标准。"})
    words = tidy(words)
    if fault := objection_to_published(words, most=LONGEST_EVIDENCE):
        raise Malformed({"words": fault})
    if not words and order is None and activity is None and deed_id is None:
        raise Malformed({"words": "请写一个真实的例子，或填单号、活动编号。"})
    made = HouseholdEvidence.objects.create(
        honor=held, criterion=found, words=words, order=order, activity=activity,
        deed_id=deed_id, said_at=at, said_as=by.label[:80],
    )  # fmt: skip
    facts = {"criterion": criterion, "evidence": made.pk}
    move(held, HouseholdVerb.SHOW, by=by, at=at, facts=facts)
    return made
