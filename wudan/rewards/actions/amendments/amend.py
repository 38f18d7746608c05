"""退回、报损、盘点差额: one asks with a reason, another decides; only then anything moves (A11)."""

from datetime import datetime

from wudan.journal.events import Subject, record
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.rewards.actions.acting import one_transaction, words_of
from wudan.rewards.actions.redemptions.holding import lock as lock_redemption
from wudan.rewards.actions.redemptions.paying import take_back
from wudan.rewards.actions.stock.moving import Hand, lock_stock, move
from wudan.rewards.enums.redemption import RedemptionState
from wudan.rewards.enums.shop import AmendmentKind, AmendmentState, MovementKind
from wudan.rewards.models import Amendment, Batch, Redemption, Stock
from wudan.rewards.permissions.amendment import asking_objection, deciding_objection
from wudan.rewards.permissions.redemption import returning_objection

MOST = 100_000


@one_transaction
def ask_return(
    *, redemption: Redemption, why: str, by: Actor, at: datetime, is_usable: bool = True
) -> Amendment:
    """Ask that a thing is taken back; `is_usable` when it can be given again. Raises Malformed, Objected."""
    held = lock_redemption(redemption.pk)
    insist(returning_objection(by, held))
    if held.amendments.waiting().exists():
        raise Objected(Objection("asked", "这一笔的退回已经提了，等第二个人办。"))
    stock = Stock.objects.with_names().get(shop=held.shop_id, good=held.good_id)
    draft = Amendment(kind=AmendmentKind.RETURN, redemption=held, is_usable=is_usable)
    return _ask(draft, stock, why, by=by, at=at)


@one_transaction
def ask_change(*, batch: Batch, count_by: int, kind: str, why: str, by: Actor, at: datetime) -> Amendment:  # fmt: skip
    """Ask that so many of a batch are written off, or put right after counting. Raises Malformed, Objected."""
    stock = lock_stock(batch.stock.shop_id, batch.stock.good_id)
    insist(asking_objection(by, stock.shop))
    row = Batch.objects.get(pk=batch.pk)
    if kind not in {AmendmentKind.WRITE_OFF, AmendmentKind.COUNT}:
        raise Malformed({"kind": "请选是报损还是盘点。"})
    if fault := _count_fault(kind, count_by, row.left):
        raise Malformed({"count": fault})
    return _ask(Amendment(kind=kind, batch=row, count_by=count_by), stock, why, by=by, at=at)


@one_transaction
def agree(*, amendment: Amendment, by: Actor, at: datetime) -> Amendment:
    """The second person: what was asked is done. Raises Missing, Objected."""
    held = _lock(amendment)
    insist(deciding_objection(by, held))
    stock = lock_stock(held.stock.shop_id, held.stock.good_id)
    hand = Hand(by, at, held.why, asked=held)
    if held.kind == AmendmentKind.RETURN:
        _take_back(held, stock, hand)
    else:
        _change(held, stock, hand)
    return _close(held, AmendmentState.DONE, "", by=by, at=at)


@one_transaction
def refuse(*, amendment: Amendment, words: str, by: Actor, at: datetime) -> Amendment:
    """The second person does not agree, and says why; nothing moves. Raises Malformed, Missing, Objected."""
    held = _lock(amendment)
    insist(deciding_objection(by, held))
    answer = words_of(words, field="words", ask="请写为什么不同意。")
    return _close(held, AmendmentState.REFUSED, answer, by=by, at=at)


def _count_fault(kind: str, count_by: int, left: int) -> str:
    if isinstance(count_by, bool) or not count_by or abs(count_by) > MOST:
        return "请写差多少。"
    if kind == AmendmentKind.WRITE_OFF and count_by > 0:
        return "报损只能减少。"
    return Phrase("这一批只剩 {left}。", left=left) if left + count_by < 0 else ""


def _ask(draft: Amendment, stock: Stock, why: str, *, by: Actor, at: datetime) -> Amendment:
    draft.stock, draft.asked_at, draft.asked_as = stock, at, by.label[:80]
    draft.asked_by_id, draft.asked_post_id = by.person, by.post
    draft.why = words_of(why, field="why", ask="请写为什么。")
    draft.save(force_insert=True)
    _note("ask", draft, by=by, at=at, why=draft.why)
    return draft


def _lock(amendment: Amendment) -> Amendment:
    """Redemption before amendment, as who asks does. Raises Missing."""
    if amendment.redemption_id is not None:
        lock_redemption(amendment.redemption_id)
    rows = Amendment.objects.select_for_update(of=("self",), no_key=True)
    if not rows.filter(pk=amendment.pk).values_list("pk", flat=True):
        raise Missing
    joined = Amendment.objects.select_related("stock__shop__unit", "stock__good", "batch")
    return joined.get(pk=amendment.pk)


def _take_back(held: Amendment, stock: Stock, hand: Hand) -> None:
    """What was collected comes back: the points from the shop, the thing into its batches."""
    if held.redemption_id is None:
        raise Missing
    of = lock_redemption(held.redemption_id)
    insist(returning_objection(hand.by, of))
    out = of.movements.filter(kind=MovementKind.COLLECTED).select_related("batch").order_by("pk")
    for gone in out:
        part, batch = -gone.count_by, gone.batch
        move(stock, MovementKind.RETURNED, hand, count=part, batch=batch, redemption=of)
        if not held.is_usable:
            move(stock, MovementKind.WRITTEN_OFF, hand, count=-part, batch=batch, redemption=of)
    take_back(of, hand)
    of.state, of.why = RedemptionState.RETURNED, hand.why
    of.save(update_fields=["state", "why"])


def _change(held: Amendment, stock: Stock, hand: Hand) -> None:
    """Never below what is promised: those redemptions are cancelled first, each with a word."""
    if stock.count + held.count_by < stock.reserved:
        words = Phrase(
            "有 {reserved} {measure}已经留给人了，先取消换不了的，再来办。",
            reserved=stock.reserved,
            measure=stock.good.measure,
        )
        raise Objected(Objection("promised", words))
    batch = Batch.objects.get(pk=held.batch_id or 0)
    if batch.left + held.count_by < 0:
        raise Objected(Objection("too_few", Phrase("这一批现在只剩 {left} 了。", left=batch.left)))
    kind = MovementKind.COUNTED if held.kind == AmendmentKind.COUNT else MovementKind.WRITTEN_OFF
    move(stock, kind, hand, count=held.count_by, batch=batch)


def _close(
    held: Amendment, state: AmendmentState, answer: str, *, by: Actor, at: datetime
) -> Amendment:
    held.state, held.answer = state, answer
    held.decided_at, held.decided_by_id, held.decided_as = at, by.person, by.label[:80]
    held.save(update_fields=["state", "answer", "decided_at", "decided_by_id", "decided_as"])
    verb = "agree" if state == AmendmentState.DONE else "refuse"
    _note(verb, held, by=by, at=at, why=answer or held.why)
    return held


def _note(verb: str, held: Amendment, *, by: Actor, at: datetime, why: str) -> None:
    shop = held.stock.shop
    subject = Subject("amendment", held.pk, shop.county, shop.unit_id, shop.unit.branch_id)
    facts = {
        "kind": held.kind,
        "shop": shop.key,
        "good": held.stock.good.key,
        "count": held.count_by,
    }
    record(f"amendment.{verb}", subject, by=by, at=at, why=why, facts=facts, react=False)
