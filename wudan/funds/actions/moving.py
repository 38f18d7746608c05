"""How the fund moves: a line held, one movement written, the line's numbers changed with it (ADR 56).

Nothing else writes a line's numbers. Lines are held before commitments, in the order of their keys.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from wudan.funds.enums import MovementKind
from wudan.funds.models import Commitment, FundLine, FundMovement, FundYear, Spending
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor

one_transaction = transaction.atomic(savepoint=False)
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Hand:
    """At whose hand, when, by which document and why."""

    by: Actor
    at: datetime
    document_no: str = ""
    why: str = ""


def words_of(words: str, *, field: str, ask: str = "", most: int = LONGEST) -> str:
    """Words; with `ask`, some are needed. Raises Malformed."""
    words = tidy(words)
    if fault := objection_to(words, most=most) or (ask if ask and not words else ""):
        raise Malformed({field: fault})
    return words


def lock_lines(pks: Iterable[int]) -> list[FundLine]:
    """These lines, held in order, then read: a year that was closed meanwhile is seen closed. Raises Missing."""
    wanted = sorted(set(pks))
    rows = FundLine.objects.select_for_update(no_key=True).filter(pk__in=wanted)
    if len(rows.order_by("pk").values_list("pk", flat=True)) < len(wanted):
        raise Missing
    return list(FundLine.objects.filter(pk__in=wanted).select_related("fund").order_by("pk"))


def lock_year(pk: int) -> FundYear:
    """A year, held. Raises Missing."""
    held = FundYear.objects.select_for_update(no_key=True).filter(pk=pk).first()
    if held is None:
        raise Missing
    return held


def lock_commitment(pk: int) -> Commitment:
    """Its line, then itself; read after both are held. Raises Missing."""
    line_id = Commitment.objects.filter(pk=pk).values_list("line", flat=True).first()
    if line_id is None:
        raise Missing
    (line,) = lock_lines([line_id])
    rows = Commitment.objects.select_for_update(of=("self",), no_key=True)
    held = rows.with_links().get(pk=pk)
    held.line = line
    return held


def move(
    line: FundLine, kind: MovementKind, hand: Hand, *, granted: int = 0, reserved: int = 0, spent: int = 0,
    commitment: Commitment | None = None, spending: Spending | None = None,
) -> FundMovement:  # fmt: skip
    """Write one movement and what it changes; the line must be held."""
    made = FundMovement.objects.create(
        line=line, kind=kind, granted_by=granted, reserved_by=reserved, spent_by=spent,
        commitment=commitment, spending=spending, document_no=hand.document_no, why=hand.why,
        at=hand.at, person_id=hand.by.person, post_id=hand.by.post, who=hand.by.label[:80],
    )  # fmt: skip
    change(line, granted=granted, reserved=reserved, spent=spent)
    return made


def change(line: FundLine, *, granted: int, reserved: int, spent: int) -> None:
    """The three numbers, as they are now in the row; the object follows."""
    FundLine.objects.filter(pk=line.pk).update(
        granted_fen=F("granted_fen") + granted, reserved_fen=F("reserved_fen") + reserved,
        spent_fen=F("spent_fen") + spent,
    )  # fmt: skip
    line.granted_fen, line.reserved_fen = line.granted_fen + granted, line.reserved_fen + reserved
    line.spent_fen += spent


def note_year(verb: str, fund: FundYear, hand: Hand, **facts: object) -> None:
    """Into the journal: what became of a year."""
    subject = Subject("fund_year", fund.pk, fund.county, hand.by.unit_id)
    told = {"year": fund.year, **facts}
    record(f"fund.{verb}", subject, by=hand.by, at=hand.at, why=hand.why, facts=told, react=False)


def note(verb: str, held: Commitment, hand: Hand, **facts: object) -> None:
    """Into the journal: what became of a commitment."""
    subject = Subject("commitment", held.pk, held.county, hand.by.unit_id)
    told = {"no": held.no, "use": held.use, **facts}
    record(
        f"commitment.{verb}", subject, by=hand.by, at=hand.at, why=hand.why, facts=told, react=False
    )
