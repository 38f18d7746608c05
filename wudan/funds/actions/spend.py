"""支出: paid by a document that counts once in the county; in parts, the last one puts the rest back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from wudan.funds.actions.moving import Hand, lock_commitment, move, note, one_transaction, words_of
from wudan.funds.actions.release import put_back
from wudan.funds.enums import CommitmentState, MovementKind
from wudan.funds.models import Commitment, Spending
from wudan.funds.permissions import room_objection, spending_objection
from wudan.funds.policies import amount_fault, document_fault, document_key
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor

LONGEST_PAYEE = 60


@dataclass(frozen=True, slots=True)
class Payment:
    """What was paid, by which document, to whom, when."""

    amount_fen: int
    document_no: str
    payee: str
    paid_on: date
    is_final: bool = False


@one_transaction
def spend(*, commitment: Commitment, payment: Payment, by: Actor, at: datetime) -> Spending:
    """Write a payment down. Raises Malformed, Objected, Missing."""
    held = lock_commitment(commitment.pk)
    insist(spending_objection(by, held))
    document_no, payee = _sensible(payment, held, at)
    insist(room_objection(held.left_fen, payment.amount_fen, "这一笔安排"))
    paid = _written(payment, held, document_no, payee, Hand(by, at))
    hand = Hand(by, at, document_no, payee)
    fen = payment.amount_fen
    move(
        held.line,
        MovementKind.SPENT,
        hand,
        reserved=-fen,
        spent=fen,
        commitment=held,
        spending=paid,
    )
    held.spent_fen += fen
    if payment.is_final and held.left_fen:
        put_back(held, hand)
    held.state = CommitmentState.DONE if not held.left_fen else CommitmentState.LIVE
    held.save(update_fields=["spent_fen", "released_fen", "state"])
    note("spend", held, hand, amount_fen=fen, document_no=document_no, is_final=payment.is_final)
    return paid


def _sensible(payment: Payment, held: Commitment, at: datetime) -> tuple[str, str]:
    """The document and the payee as they are kept. Raises Malformed."""
    faults = {
        "amount": amount_fault(payment.amount_fen),
        "document_no": document_fault(payment.document_no.strip()),
        "paid_on": _day_fault(payment.paid_on, held.line.fund.year, day_of(at)),
    }
    if faults := {name: fault for name, fault in faults.items() if fault}:
        raise Malformed(faults)
    document_no = words_of(payment.document_no, field="document_no")
    ask = "请写付给哪个单位；付给个人的写“讲师费 3 人”，不写名字。"
    return document_no, words_of(payment.payee, field="payee", ask=ask, most=LONGEST_PAYEE)


def _day_fault(day: date, year: int, today: date) -> str:
    if day > today:
        return "付款日期还没有到。"
    return (
        Phrase("这是 {year} 年的钱，付款日期不能早于 {year} 年。", year=year)
        if day.year < year
        else ""
    )


def _written(
    payment: Payment, held: Commitment, document_no: str, payee: str, hand: Hand
) -> Spending:
    """The row, unless its document is there already: said by the database, so that two at once are one."""
    key = document_key(document_no)
    try:
        with transaction.atomic():
            return Spending.objects.create(
                county=held.county, commitment=held, amount_fen=payment.amount_fen,
                document_no=document_no, document_key=key, payee=payee, paid_on=payment.paid_on,
                is_final=payment.is_final, noted_at=hand.at, noted_by_id=hand.by.person,
                noted_as=hand.by.label[:80],
            )  # fmt: skip
    except IntegrityError:
        known = Spending.objects.live().filter(county=held.county, document_key=key)
        other = known.select_related("commitment").first()
        if other is None:
            raise
        words = Phrase(
            "凭证 {document_no} 已经用在“{commitment}”上了，一张凭证只记一次。",
            document_no=other.document_no,
            commitment=other.commitment.title,
        )
        raise Objected(Objection("document_used", words)) from None
