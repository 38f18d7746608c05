"""May this person ask for, or decide, what two people do: an objection, or nothing (A11)."""

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.rewards.enums.shop import AmendmentState
from wudan.rewards.models import Amendment, Shop
from wudan.rewards.permissions.redemption import keeping_objection


def asking_objection(by: Actor, shop: Shop) -> Objection | None:
    """Why this actor asks for no change of this shop's stock."""
    return keeping_objection(by, shop)


def deciding_objection(by: Actor, amendment: Amendment) -> Objection | None:
    """Why this actor is not the second person: not of the shop or above, the first one, too late."""
    if found := keeping_objection(by, amendment.stock.shop):
        return found
    if amendment.state != AmendmentState.ASKED:
        return Objection(
            "decided", Phrase("这件事已经{state}。", state=AmendmentState(amendment.state).label)
        )
    if by.person_id == amendment.asked_by_id:
        return Objection("second_person", "自己提的，由别的人来办：本单位另一位或上一级。")
    redemption = amendment.redemption
    if redemption is not None and by.person_id in {redemption.person_id, redemption.collector_id}:
        return Objection("own", "自己的东西由别的人来办。")
    return None
