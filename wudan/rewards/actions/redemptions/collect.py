"""领走: handed over in person, by code or card; points go to the shop, the thing goes out (A09, A10)."""

import hmac
from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.rewards.actions.acting import one_transaction
from wudan.rewards.actions.redemptions.holding import lock, note
from wudan.rewards.actions.redemptions.paying import pay
from wudan.rewards.actions.stock.moving import Hand, hand_out, lock_stock, take_from_batches
from wudan.rewards.enums.redemption import Proof, RedemptionState, RedemptionVerb
from wudan.rewards.models import Redemption
from wudan.rewards.permissions.redemption import collecting_objection

WRONG_CODE = Objection("wrong_code", "领取码不对，请对着手机或回执再看一遍。")


@one_transaction
def collect(
    *, redemption: Redemption, by: Actor, at: datetime, code: str = "", proof: str = Proof.CODE,
    collector: Person | None = None,
) -> Redemption:  # fmt: skip
    """Hand it over. `collector` is who stands there, when not whom it is for.

    With `proof` CARD the caller has checked card and PIN; else the code must be right. Wrong codes
    are counted by the faces before this is asked. Raises Missing, Objected.
    """
    held = lock(redemption.pk)
    whom = collector or held.person
    insist(collecting_objection(by, held, whom, proof=proof, at=at))
    if proof == Proof.CODE and not _is_code_of(held, code):
        raise Objected(WRONG_CODE)
    hand = Hand(by, at)
    stock = lock_stock(held.shop_id, held.good_id)
    hand_out(stock, take_from_batches(stock, held.quantity, day_of(at)), held, hand)
    pay(held, hand)
    held.state, held.ended_at, held.ended_as = RedemptionState.COLLECTED, at, by.label[:80]
    held.collector, held.proof = whom, proof
    held.save(update_fields=["state", "ended_at", "ended_as", "collector", "proof"])
    for_another = whom.pk != held.person_id
    note(RedemptionVerb.COLLECT, held, by=by, at=at, no=held.no, proof=proof, other=for_another)
    return held


def _is_code_of(held: Redemption, code: str) -> bool:
    return hmac.compare_digest(held.code.encode(), code.encode("utf-8", "replace"))
