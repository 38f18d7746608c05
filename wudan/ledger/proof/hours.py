"""The book of hours proved: sums, balances, chains, records and transfers; each fault named by its row.

Reads everything once, in plain rows. What it blames: a record whose seal is broken, else an
entry that is not what the record says, else the transfer whose link is broken.
"""

from collections import defaultdict
from typing import Any

from wudan.ledger.enums import AccountKind, RecordState, TransferKind
from wudan.ledger.models import Account, Entry, ServiceRecord, Transfer
from wudan.ledger.proof.walking import ALTERED, CHUNK, Chain, Proof, Row, plain
from wudan.ledger.proving import RECORD_COLUMNS, TRANSFER_COLUMNS, record_seal, transfer_link

_MINUTES, _GRADE = RECORD_COLUMNS.index("minutes"), RECORD_COLUMNS.index("grade")
_PERSON, _UNIT = RECORD_COLUMNS.index("person_id"), RECORD_COLUMNS.index("unit_id")


def prove_hours(proof: Proof) -> None:
    """Prove the book; what is wrong is noted."""
    accounts = {row[0]: row[1:] for row in plain(Account.objects.all(), "pk", "kind", "grade", "person_id", "unit_id", "balance")}  # fmt: skip
    entries = _entries(proof, accounts)
    records = {row[0]: row for row in plain(ServiceRecord.objects.all(), *RECORD_COLUMNS, "state")}
    moved = _walk(proof, records, accounts, entries)
    _look_at_records(proof, records, moved)
    for transfer in entries:
        proof.blame("ledger_transfer", transfer, "这一笔划转不见了，只剩分录")
    if total := sum(account[4] for account in accounts.values()):
        proof.blame("ledger_account", "*", f"全部余额合计应为 0，实际 {total}")
    proof.minutes = sum(a[4] for a in accounts.values() if a[0] == AccountKind.PERSON)


def _entries(proof: Proof, accounts: dict[int, Row]) -> dict[int, list[Row]]:
    """All entries by transfer; each account's balance is their sum."""
    found: dict[int, list[Row]] = defaultdict(list)
    sums: dict[int, int] = defaultdict(int)
    for row in plain(Entry.objects.all(), "transfer_id", "account_id", "minutes", "pk"):
        found[row[0]].append(row[1:])
        sums[row[1]] += row[2]
        proof.entries += 1
    for key, account in accounts.items():
        if account[4] != sums[key]:
            proof.blame("ledger_account", key, f"余额 {account[4]} 与分录合计 {sums[key]} 不符")
    return found


def _walk(
    proof: Proof, records: dict[int, Row], accounts: dict[int, Row], entries: dict[int, list[Row]]
) -> dict[int, list[str]]:
    """Each chain link by link; which transfers each record has."""
    moved: dict[int, list[str]] = defaultdict(list)
    chain = Chain(proof, "ledger_transfer")
    rows = Transfer.objects.order_by("chain", "seq")
    columns = ("pk", "hash", *TRANSFER_COLUMNS)
    for pk, kept, *values in rows.values_list(*columns).iterator(chunk_size=CHUNK):
        told = dict(zip(TRANSFER_COLUMNS, values, strict=True))
        chain.link(pk, told["chain"], told["seq"], told["previous"], kept)
        own = entries.pop(pk, [])
        sound = _look_at_entries(proof, pk, told, records.get(told["record_id"]), accounts, own)
        if sound and transfer_link(values, [(row[0], row[1]) for row in own]) != kept:
            proof.blame("ledger_transfer", pk, ALTERED)
        moved[told["record_id"]].append(told["kind"])
        proof.transfers += 1
    proof.chains += chain.many
    return moved


def _look_at_entries(
    proof: Proof, pk: int, told: dict[str, Any], record: Row | None, accounts: dict[int, Row],
    own: list[Row],
) -> bool:  # fmt: skip
    """Whether the entries are the two that the record asks for."""
    if record is None:
        proof.blame("ledger_servicerecord", told["record_id"], "服务记录不见了")
        return False
    if record_seal(record[:-1]) != told["record_hash"]:
        proof.blame("ledger_servicerecord", record[0], "服务记录被改过")
        return False
    if len(own) != 2:
        proof.blame("ledger_transfer", pk, f"应有 2 条分录，实际 {len(own)} 条")
        return False
    back = told["kind"] == TransferKind.REVERSE
    minutes, grade = -record[_MINUTES] if back else record[_MINUTES], record[_GRADE]
    owners = {(AccountKind.PERSON, grade, record[_PERSON]): minutes,
              (AccountKind.SOURCE, grade, record[_UNIT]): -minutes}  # fmt: skip
    sound = True
    for account, amount, entry in own:
        kind, of_grade, person, unit, _ = accounts.get(account, ("", "", None, None, 0))
        if owners.pop((kind, of_grade, person or unit), None) != amount:
            proof.blame("ledger_entry", entry, f"分录被改过：{amount} 分钟，与服务记录不符")
            sound = False
    return sound


def _look_at_records(proof: Proof, records: dict[int, Row], moved: dict[int, list[str]]) -> None:
    for key, record in records.items():
        kinds = moved.get(key, [])
        back = kinds.count(TransferKind.REVERSE)
        if len(kinds) - back != 1 or back != (record[-1] == RecordState.REVERSED):
            proof.blame("ledger_servicerecord", key, f"状态 {record[-1]} 与账上的划转不符")
