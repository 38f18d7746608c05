"""下达: a year's grant by its five uses, from one document (R104–R110)."""

from collections.abc import Mapping
from datetime import datetime

from wudan.funds.actions.moving import Hand, move, note_year, one_transaction, words_of
from wudan.funds.enums import MovementKind, Use
from wudan.funds.models import FundLine, FundYear
from wudan.funds.models.year import EARLIEST, LATEST
from wudan.funds.permissions import keeping_objection
from wudan.funds.policies import MOST_FEN, document_fault, link_objection
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor


@one_transaction
def open_year(
    *, county: str, year: int, amounts: Mapping[str, int], document_no: str, by: Actor, at: datetime, words: str = "",
) -> FundYear:  # fmt: skip
    """Write down what was granted for each use; a use left out has nothing. Raises Malformed, Objected."""
    insist(keeping_objection(by))
    document_no = words_of(document_no, field="document_no")
    if not EARLIEST <= year <= LATEST:
        words_of_year = Phrase(
            "年度写 {earliest} 到 {latest} 之间的四位数。", earliest=EARLIEST, latest=LATEST
        )
        raise Malformed({"year": words_of_year} | amounts_faults(amounts, document_no))
    insist_amounts(amounts, document_no)
    made, is_new = FundYear.objects.get_or_create(
        county=county, year=year, defaults={
            "document_no": document_no, "words": words_of(words, field="words"), "opened_at": at,
            "opened_by_id": by.person, "opened_as": by.label[:80],
        },
    )  # fmt: skip
    if not is_new:
        raise Objected(
            Objection("there_already", Phrase("{year} 年的专项资金已经登记过了。", year=year))
        )
    lines = FundLine.objects.bulk_create(
        FundLine(fund=made, use=use, position=place) for place, use in enumerate(Use.values)
    )
    hand = Hand(by, at, document_no, made.words)
    for line in lines:
        if fen := amounts.get(line.use, 0):
            move(line, MovementKind.GRANTED, hand, granted=fen)
    note_year("open", made, hand, amounts=dict(amounts))
    return made


def insist_amounts(amounts: Mapping[str, int], document_no: str) -> None:
    """Five uses and no sixth, something in all, a document. Raises Malformed, Objected."""
    if faults := amounts_faults(amounts, document_no):
        raise Malformed(faults)


def amounts_faults(amounts: Mapping[str, int], document_no: str) -> dict[str, str]:
    """What is wrong with them, by field. Raises Objected for a sixth use."""
    faults: dict[str, str] = {}
    if fault := document_fault(document_no):
        faults["document_no"] = fault
    for use, fen in amounts.items():
        if use not in Use.values:
            insist(link_objection(use, ""))
        if isinstance(fen, bool) or not isinstance(fen, int) or not 0 <= fen <= MOST_FEN:
            faults[use] = "金额不能小于 0，也不能超过一亿元。"
    if not faults and not sum(amounts.values()):
        faults[Use.RUNNING] = "五项加起来要大于 0。"
    return faults
