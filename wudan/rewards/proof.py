"""库存核对: what stands in a stock and in a batch is the sum of the movements, which nobody can edit (A09).

Read in one moment; nobody waits for it. What is wrong is named by its row.
"""

from dataclasses import dataclass, field

from django.db.models import Sum

from wudan.ledger.proof.walking import Fault, one_moment
from wudan.rewards.models import Batch, Stock, StockMovement


@dataclass
class StockProof:
    """What was read, and what is wrong."""

    stocks: int = 0
    movements: int = 0
    faults: list[Fault] = field(default_factory=list)


def verify_stock() -> StockProof:
    """Prove every stock and batch: three statements and a count, whatever the size."""
    proof = StockProof()
    with one_moment():
        proof.movements = StockMovement.objects.count()
        _prove_stocks(proof)
        _prove_batches(proof)
    return proof


def _prove_stocks(proof: StockProof) -> None:
    sums = StockMovement.objects.order_by().values_list("stock")
    moved = {pk: (count, held) for pk, count, held in sums.annotate(Sum("count_by"), Sum("reserved_by"))}  # fmt: skip
    for pk, count, reserved in Stock.objects.order_by("pk").values_list("pk", "count", "reserved"):
        proof.stocks += 1
        total, held = moved.get(pk, (0, 0))
        if count != total:
            proof.faults.append(Fault("rewards_stock", pk, f"有 {count}，变动合计 {total}"))
        if reserved != held:
            proof.faults.append(Fault("rewards_stock", pk, f"留出 {reserved}，变动合计 {held}"))


def _prove_batches(proof: StockProof) -> None:
    sums = StockMovement.objects.exclude(batch=None).order_by().values_list("batch")
    moved = dict(sums.annotate(Sum("count_by")))
    for pk, left in Batch.objects.order_by("pk").values_list("pk", "left"):
        if left != (total := moved.get(pk, 0)):
            proof.faults.append(Fault("rewards_batch", pk, f"剩 {left}，变动合计 {total}"))
