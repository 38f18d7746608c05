"""May this person serve at this counter, take it along, decide what it brought back (ADR 44)."""

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.rewards.enums.counter import OfflineState
from wudan.rewards.models import OfflineRedemption, Shop
from wudan.rewards.permissions.redemption import keeping_objection


def serving_objection(by: Actor, shop: Shop) -> Objection | None:
    """Why this actor does not serve at this counter."""
    if not by.may("keep_points"):
        return Objection("not_your_role", "柜台由站、所、中心的工作人员来管。")
    return keeping_objection(by, shop)


def taking_objection(by: Actor, shop: Shop) -> Objection | None:
    """Why this actor does not take this counter along."""
    if found := serving_objection(by, shop):
        return found
    if not shop.is_open:
        return Objection(
            "shop_closed",
            Phrase("{shop}现在不开：{closed_why}", shop=shop.name, closed_why=shop.closed_why),
        )
    return None


def settling_objection(by: Actor, row: OfflineRedemption) -> Objection | None:
    """Why this actor does not decide this line: another than who took the counter along does (A11)."""
    if found := serving_objection(by, row.device.shop):
        return found
    if row.state != OfflineState.WAITING:
        return Objection("settled", "这一笔已经有结果了。")
    if by.person_id == row.holder_id:
        return Objection("two_persons", "您带走的柜台，请站里别的人或上一级来定。")
    return None
