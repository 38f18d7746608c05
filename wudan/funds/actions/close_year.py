"""关账: a year ends; each commitment that is not done is put back before, or carried into the next year.

Carried: its rest is granted and held in the next year's same use, once (pack). What nobody held is not
carried; it goes back to the county's budget and stands as what was left.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from wudan.funds.actions.commit import draw
from wudan.funds.actions.moving import (
    Hand,
    lock_lines,
    lock_year,
    move,
    note,
    note_year,
    one_transaction,
    words_of,
)
from wudan.funds.enums import CommitmentState, MovementKind
from wudan.funds.models import Commitment, FundLine, FundYear
from wudan.funds.permissions import year_objection
from wudan.kit.clock import day_of
from wudan.kit.funding import Funding
from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.kit.refusals import Malformed, Objection, insist
from wudan.people.actors import Actor

_OPEN = (CommitmentState.ASKED, CommitmentState.LIVE)
_COPIED = (
    "county",
    "use",
    "title",
    "unit_id",
    "site_id",
    "resource_id",
    "session_id",
    "project_id",
    "activity_id",
)


@one_transaction
def close_year(
    *, fund: FundYear, carry: Collection[str], words: str, rules: Funding, by: Actor, at: datetime
) -> FundYear:
    """Close it; `carry` are the numbers of commitments that go on. Raises Malformed, Objected, Missing."""
    after = FundYear.objects.filter(county=fund.county, year=fund.year + 1).first()
    held = [lock_year(pk) for pk in sorted({fund.pk, after.pk if after else fund.pk})]
    fund = next(one for one in held if one.pk == fund.pk)
    insist(year_objection(by, fund))
    insist(_day_objection(fund, rules, at))
    lines = lock_lines(FundLine.objects.filter(fund__in=held).values_list("pk", flat=True))
    there = list(
        Commitment.objects.select_for_update(of=("self",), no_key=True)
        .filter(line__fund=fund, state__in=_OPEN).order_by("pk")
    )  # fmt: skip
    insist(_left_objection(there, carry, after, rules))
    hand = Hand(by, at, why=words_of(words, field="words", ask="请写一句关账说明。"))
    by_use = {(line.fund_id, line.use): line for line in lines}
    for one in there:
        _carry(one, by_use[fund.pk, one.use], by_use[after.pk if after else 0, one.use], hand)
    fund.state, fund.closed_at, fund.closed_by_id = "closed", at, by.person
    fund.closed_as, fund.closed_words = by.label[:80], hand.why
    fund.save(update_fields=["state", "closed_at", "closed_by_id", "closed_as", "closed_words"])
    returned = sum(line.left_fen for line in lines if line.fund_id == fund.pk)
    note_year("close", fund, hand, carried=len(there), returned_fen=returned)
    return fund


def _day_objection(fund: FundYear, rules: Funding, at: datetime) -> Objection | None:
    first = rules.closes_from(fund.year)
    if day_of(at) < first:
        return Objection(
            "too_early",
            Phrase(
                "{year} 年还没有过完，{first:%Y-%m-%d} 起才能关账。", year=fund.year, first=first
            ),
        )
    return None


def _left_objection(
    there: Sequence[Commitment], carry: Collection[str], after: FundYear | None, rules: Funding
) -> Objection | None:
    """What stands in the way of closing, in one sentence each."""
    if unknown := set(carry) - {one.no for one in there}:
        raise Malformed(
            {
                "carry": Phrase(
                    "没有这一笔：{listed}。请刷新后再选。", listed=Listed(COMMA, sorted(unknown))
                )
            }
        )
    if asked := [one.title for one in there if one.state == CommitmentState.ASKED]:
        return Objection(
            "waiting",
            Phrase(
                "还有 {count} 笔等第二个人定：{asked}。先定了再关账。",
                count=len(asked),
                asked=asked[0],
            ),
        )
    if left := [one.title for one in there if one.no not in carry]:
        return Objection(
            "not_done",
            Phrase(
                "还有 {count} 笔没有办完：{left}。付清、放回，或者勾上“结转”。",
                count=len(left),
                left=left[0],
            ),
        )
    if there and (after is None or not after.is_open):
        return Objection("no_next_year", "要结转，先登记下一年的专项资金。")
    if old := [one.title for one in there if one.carried_times >= rules.carry_times]:
        return Objection(
            "carried_before",
            Phrase("“{old}”已经结转过了，按规定不能再结转：付清或放回。", old=old[0]),
        )
    return None


def _carry(one: Commitment, line: FundLine, into: FundLine, hand: Hand) -> None:
    """Out of this year's use, into the next year's same one; the sum of both years stays."""
    rest = one.left_fen
    made = Commitment(
        line=into, amount_fen=rest, state=CommitmentState.LIVE, carried_from=one,
        carried_times=one.carried_times + 1, made_at=hand.at, made_by_id=hand.by.person,
        made_post_id=hand.by.post, made_as=hand.by.label[:80],
        **{name: getattr(one, name) for name in _COPIED},
    )  # fmt: skip
    move(line, MovementKind.CARRIED, hand, granted=-rest, reserved=-rest, commitment=one)
    one.released_fen += rest
    one.state = CommitmentState.DONE
    one.save(update_fields=["released_fen", "state"])
    draw(made)
    move(into, MovementKind.CARRIED, hand, granted=rest, reserved=rest, commitment=made)
    note("carry", one, hand, amount_fen=rest, into=made.no)
