"""The book of points proved: the trial balance, then chain by chain each link, its entries and its way.

Reads one chain at a time, so that two million entries need no room. What it blames: an account
that is not the sum of its entries, a transfer whose entries are not as many as it says, do not
sum to zero or go a way that no kind has, else the transfer whose link is broken.
"""

from collections import defaultdict

from wudan.ledger.enums import PointKind
from wudan.ledger.models import PointAccount, PointEntry, PointTransfer
from wudan.ledger.points import OWN, WAYS
from wudan.ledger.proof.trial import reckoned
from wudan.ledger.proof.walking import ALTERED, CHUNK, Chain, Proof
from wudan.ledger.proving import POINT_COLUMNS, transfer_link

_TRANSFER, _ENTRY, _ACCOUNT = "ledger_pointtransfer", "ledger_pointentry", "ledger_pointaccount"
_AT = {name: POINT_COLUMNS.index(name) for name in ("kind", "lines", "chain", "seq", "previous")}
Kinds = dict[int, tuple[str, str]]
"""Account → kind, grade."""
Lines = list[tuple[int, int]]


def prove_points(proof: Proof) -> None:
    """Prove the book; what is wrong is noted."""
    trial = reckoned()
    for account, (balance, total) in trial.wrong.items():
        proof.blame(_ACCOUNT, account, f"余额 {balance} 与分录合计 {total} 不符")
    for grade, total in trial.uneven.items():
        proof.blame(_ACCOUNT, "*", f"{grade} 全部余额合计应为 0，实际 {total}")
    proof.points = sum(balance for (kind, _), balance in trial.sums.items() if kind in OWN)
    kinds = {
        pk: (kind, grade)
        for pk, kind, grade in PointAccount.objects.order_by().values_list("pk", "kind", "grade")
    }
    walk = Chain(proof, _TRANSFER)
    chains = PointTransfer.objects.order_by("chain").values_list("chain", flat=True).distinct()
    for key in list(chains):
        _prove_chain(proof, walk, key, kinds)
    proof.chains += walk.many
    _look_for_orphans(proof)


def _prove_chain(proof: Proof, walk: Chain, key: str, kinds: Kinds) -> None:
    entries: dict[int, Lines] = defaultdict(list)
    mine = PointEntry.objects.filter(transfer__chain=key).order_by()
    for transfer, account, points in mine.values_list("transfer", "account", "points").iterator(
        chunk_size=CHUNK
    ):
        entries[transfer].append((account, points))
        proof.entries += 1
    rows = PointTransfer.objects.filter(chain=key).order_by("seq")
    for pk, kept, *values in rows.values_list("pk", "hash", *POINT_COLUMNS).iterator(
        chunk_size=CHUNK
    ):
        walk.link(pk, key, values[_AT["seq"]], values[_AT["previous"]], kept)
        own = entries.get(pk, [])
        if wrong := _wrong_way(values[_AT["kind"]], values[_AT["lines"]], own, kinds):
            proof.blame(_TRANSFER, pk, wrong)
        elif transfer_link(values, own) != kept:
            proof.blame(_TRANSFER, pk, ALTERED)
        proof.transfers += 1


def _wrong_way(kind: str, lines: int, own: Lines, kinds: Kinds) -> str:
    """What is wrong with a transfer's entries, in words; nothing if nothing is."""
    if len(own) != lines:
        return f"应有 {lines} 条分录，实际 {len(own)} 条"
    if kind not in PointKind.values:
        return f"没有这一类划转：{kind}"
    gives, takes = WAYS[PointKind(kind)]
    sums: dict[str, int] = {}
    for account, points in own:
        holder, grade = kinds.get(account, ("", ""))
        if holder not in (takes if points > 0 else gives):
            return f"分录被改过：{kind} 不走这个账户"
        sums[grade] = sums.get(grade, 0) + points
    return "分录合计不为 0" if any(sums.values()) else ""


def _look_for_orphans(proof: Proof) -> None:
    """Entries without a transfer, which no chain showed."""
    if proof.entries == PointEntry.objects.count():
        return
    lost = PointEntry.objects.exclude(transfer__in=PointTransfer.objects.all())
    for pk in lost.values_list("pk", flat=True)[:CHUNK]:
        proof.blame(_ENTRY, pk, "这一条分录的划转不见了")
