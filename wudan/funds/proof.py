"""资金核对: a line's three numbers, and a commitment's, are the sums of rows nobody can edit (ADR 56)."""

from dataclasses import dataclass, field

from django.db.models import Q, Sum

from wudan.funds.models import Commitment, FundLine, FundMovement, Spending
from wudan.ledger.proof.walking import Fault, one_moment

_NUMBERS = ("granted_fen", "reserved_fen", "spent_fen")


@dataclass
class FundProof:
    """What was read, and what is wrong."""

    lines: int = 0
    movements: int = 0
    faults: list[Fault] = field(default_factory=list)


def verify_funds() -> FundProof:
    """Prove every line and commitment: five statements, whatever the size."""
    proof = FundProof()
    with one_moment():
        proof.movements = FundMovement.objects.count()
        _prove_lines(proof)
        _prove_commitments(proof)
    return proof


def _prove_lines(proof: FundProof) -> None:
    rows = FundMovement.objects.order_by().values_list("line")
    sums = {
        pk: list(told)
        for pk, *told in rows.annotate(Sum("granted_by"), Sum("reserved_by"), Sum("spent_by"))
    }
    for line in FundLine.objects.order_by("pk"):
        proof.lines += 1
        kept, told = (
            [getattr(line, name) for name in _NUMBERS],
            sums.get(line.pk, [0, 0, 0]),
        )
        if kept != told:
            words = f"下达、安排、支出 {kept}，变动合计 {told}"
            proof.faults.append(Fault("funds_fundline", line.pk, words))


def _prove_commitments(proof: FundProof) -> None:
    paid = dict(
        Spending.objects.live().order_by().values_list("commitment").annotate(Sum("amount_fen"))
    )
    moved = FundMovement.objects.filter(~Q(commitment=None)).order_by().values_list("commitment")
    held = dict(moved.annotate(Sum("reserved_by")))
    for one in Commitment.objects.order_by("pk"):
        if one.spent_fen != paid.get(one.pk, 0):
            proof.faults.append(
                Fault(
                    "funds_commitment",
                    one.pk,
                    f"支出 {one.spent_fen}，凭证合计 {paid.get(one.pk, 0)}",
                )
            )
        if one.left_fen != held.get(one.pk, 0):
            proof.faults.append(
                Fault(
                    "funds_commitment",
                    one.pk,
                    f"还留 {one.left_fen}，变动合计 {held.get(one.pk, 0)}",
                )
            )
