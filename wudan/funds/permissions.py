"""May this person do this with the fund: an objection, or nothing. Pages ask the same (R104–R110)."""

from wudan.funds.enums import CommitmentState
from wudan.funds.models import Commitment, FundYear, Spending
from wudan.kit.funding import yuan
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor


def keeping_objection(by: Actor) -> Objection | None:
    """Why this actor does not keep the fund: the center office does."""
    if not by.may("keep_fund"):
        return Objection("not_your_role", "专项资金由中心办公室经办，别的岗位只看。")
    return None


def year_objection(by: Actor, fund: FundYear) -> Objection | None:
    """Why nothing of this year moves: not theirs to keep, or closed."""
    if found := keeping_objection(by):
        return found
    if not fund.is_open:
        return Objection(
            "closed",
            Phrase("{year} 年的专项资金已经关账，不能再动。有错在新的一年里写明。", year=fund.year),
        )
    return None


def deciding_objection(by: Actor, held: Commitment) -> Objection | None:
    """Why this actor is not the second person."""
    if found := year_objection(by, held.line.fund):
        return found
    if held.state != CommitmentState.ASKED:
        return Objection(
            "decided",
            Phrase("这一笔现在是“{state}”，不用再定。", state=CommitmentState(held.state).label),
        )
    if by.person_id == held.made_by_id:
        return Objection("second_person", "自己经办的，由中心办公室的另一位来定。")
    return None


def spending_objection(by: Actor, held: Commitment) -> Objection | None:
    """Why nothing is paid from this commitment, or put back from it."""
    if found := year_objection(by, held.line.fund):
        return found
    if held.state != CommitmentState.LIVE:
        return Objection(
            "not_live",
            Phrase(
                "这一笔现在是“{state}”，不能支出，也不能放回。",
                state=CommitmentState(held.state).label,
            ),
        )
    return None


def releasing_objection(by: Actor, held: Commitment) -> Objection | None:
    """The same, and who asked may take back what nobody decided yet."""
    if held.state == CommitmentState.ASKED:
        return year_objection(by, held.line.fund)
    return spending_objection(by, held)


def reversing_objection(by: Actor, paid: Spending, held: Commitment) -> Objection | None:
    """Why this payment is not reversed."""
    if found := year_objection(by, held.line.fund):
        return found
    if paid.reversed_at is not None:
        return Objection("reversed", "这一笔已经冲回过了。")
    return None


def room_objection(left_fen: int, amount_fen: int, what: str) -> Objection | None:
    """Why so much is not there."""
    if amount_fen > left_fen:
        return Objection(
            "no_room",
            Phrase(
                "{what}只剩 {left_fen}，这里要 {amount_fen}。",
                what=what,
                left_fen=yuan(left_fen),
                amount_fen=yuan(amount_fen),
            ),
        )
    return None
