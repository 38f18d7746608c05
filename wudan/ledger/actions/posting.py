"""记账: the one function that writes into the book: locks, checks, the record, two entries, the chain.

Accounts are locked in the order of their keys and made before they are needed (no row, no
lock). A transfer's `ref` is made by the client before it is sent: the same ref with the same
content is the same transfer, with other content it is refused (reliability §1, G02–G03). Each
unit's book of a year is a chain of hashes of its own, so that hashing is nobody's queue.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.kit import numbers
from wudan.kit.clock import local
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.ledger.actions.chaining import append
from wudan.ledger.enums import AccountKind, Grade, RecordState, TransferKind
from wudan.ledger.models import Account, Entry, ServiceRecord, Transfer
from wudan.ledger.proving import (
    RECORD_COLUMNS,
    TRANSFER_COLUMNS,
    chain_of,
    record_seal,
    values_of,
)
from wudan.people.actors import Actor

_SAME = (
    "county", "person_id", "unit_id", "activity_id", "attendance_id", "title", "place", "words", "day",
    "starts_at", "ends_at", "minutes", "grade", "evidence", "origin", "origin_no",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of a person and of a unit, held."""

    person: Mapping[str, Account]
    source: Mapping[str, Account]


def take_accounts(person_id: int, unit: Unit) -> Accounts:
    """Hold all accounts of both, in the order of their keys; those not there yet are made."""
    held = _held(person_id, unit.pk)
    if len(held) < 2 * len(Grade):
        open_accounts(person_id, unit)
        held = _held(person_id, unit.pk)
    kinds = {
        kind: {row.grade: row for row in held if row.kind == kind} for kind in AccountKind.values
    }
    return Accounts(kinds[AccountKind.PERSON], kinds[AccountKind.SOURCE])


def post(
    draft: ServiceRecord, *, ref: str, kind: TransferKind, by: Actor, at: datetime, why: str = ""
) -> ServiceRecord:
    """Write a record and move its minutes from the unit's source account to the person's.

    Raises Objected for a ref of other content and for a time that overlaps another live record.
    """
    accounts = take_accounts(draft.person_id, draft.unit)
    if known := of_ref(ref):
        return _the_same(known, draft)
    insist_apart(draft)
    draft.no, draft.recorded_at = draft.no or numbers.draw(), at
    draft.save(force_insert=True)
    _move(accounts, draft, draft.minutes, ref=ref, kind=kind, by=by, at=at, why=why)
    return draft


def take_back(record: ServiceRecord, *, by: Actor, at: datetime, why: str) -> Transfer:
    """Move a record's minutes back, visibly. The record must be live and its transfer there."""
    accounts = take_accounts(record.person_id, record.unit)
    held = ServiceRecord.objects.select_for_update(of=("self",)).get(pk=record.pk)
    if held.state != RecordState.RECORDED:
        raise Objected(Objection("already_reversed", "这条记录已经冲正过了。"))
    first = Transfer.objects.filter(record=held, reverses=None).first()
    if first is None:
        raise Missing
    ServiceRecord.objects.filter(pk=held.pk).update(state=RecordState.REVERSED)
    return _move(
        accounts, held, -held.minutes, ref=f"reverse:{held.no}", kind=TransferKind.REVERSE,
        by=by, at=at, why=why, reverses=first,
    )  # fmt: skip


def of_ref(ref: str) -> Transfer | None:
    """The transfer of a ref, if it was posted; only under its accounts' locks is the answer final."""
    return Transfer.objects.select_related("record").filter(ref=ref).first()


def insist_apart(draft: ServiceRecord) -> None:
    """Refuse a time that overlaps a live record of the same person; the database refuses it too."""
    other = (
        ServiceRecord.objects.live()
        .filter(person_id=draft.person_id, starts_at__lt=draft.ends_at, ends_at__gt=draft.starts_at)
        .first()
    )
    if other is not None:
        words = Phrase(
            "这段时间已经记在“{other}”里了（{starts_at:%H:%M}–{ends_at:%H:%M}），同一个人的时长不能重叠。",
            other=other.title,
            starts_at=local(other.starts_at),
            ends_at=local(other.ends_at),
        )
        raise Objected(Objection("overlap", words))


def _held(person_id: int, unit_id: int) -> list[Account]:
    whose = Q(kind=AccountKind.PERSON, person=person_id) | Q(kind=AccountKind.SOURCE, unit=unit_id)
    return list(Account.objects.select_for_update(of=("self",)).filter(whose).order_by("pk"))


def open_accounts(person_id: int, unit: Unit) -> None:
    """Make the accounts of both that are not there yet; holds none of them."""
    rows = [
        Account(county=unit.county, kind=kind, grade=grade, **owner)
        for kind, owner in (
            (AccountKind.PERSON, {"person_id": person_id}),
            (AccountKind.SOURCE, {"unit_id": unit.pk}),
        )
        for grade in Grade.values
    ]
    Account.objects.bulk_create(rows, ignore_conflicts=True)


def _the_same(known: Transfer, draft: ServiceRecord) -> ServiceRecord:
    kept = known.record
    if any(getattr(kept, name) != getattr(draft, name) for name in _SAME):
        raise Objected(Objection("ref_taken", "这个凭据号已经记过别的内容，请重新打开页面再试。"))
    return kept


def _move(
    accounts: Accounts, record: ServiceRecord, minutes: int, *, ref: str, kind: TransferKind,
    by: Actor, at: datetime, why: str, reverses: Transfer | None = None,
) -> Transfer:  # fmt: skip
    person, source = accounts.person[record.grade], accounts.source[record.grade]
    made = Transfer(
        county=record.county, ref=ref, kind=kind, record=record, reverses=reverses, at=at,
        person_id=by.person_id, post_id=by.post_id, why=why, record_hash=record_seal(values_of(record, RECORD_COLUMNS)),
        chain=chain_of(record.county, record.unit_id, at),
    )  # fmt: skip
    sides = [(person.pk, minutes), (source.pk, -minutes)]
    append(made, TRANSFER_COLUMNS, sides)
    Entry.objects.bulk_create(
        Entry(transfer=made, account_id=account, minutes=moved) for account, moved in sides
    )
    for account, moved in sides:
        Account.objects.filter(pk=account).update(balance=F("balance") + moved)
    return made
