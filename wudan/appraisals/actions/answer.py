"""答复申诉: by another person, with reasons; a change makes a new result beside the old one, for all to see."""

import json
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

from wudan.appraisals.actions.holding import (
    content_of,
    lock_round,
    note,
    one_transaction,
    tree_of,
    worded,
)
from wudan.appraisals.actions.judge import written
from wudan.appraisals.enums import AppealOutcome, How
from wudan.appraisals.indicators import Indicator, Tree
from wudan.appraisals.models import Appeal, Result
from wudan.appraisals.permissions import answering_objection
from wudan.kit.canonical import digest
from wudan.kit.formulas import two_places
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actors import Actor


@one_transaction
def answer(
    *, row: Appeal, outcome: str, reasons: str, by: Actor, at: datetime, value: str = ""
) -> Appeal:
    """Keep it as it is, or set the indicator to `value`. Raises Malformed, Missing, Objected."""
    lock_round(row.round)
    rows = Appeal.objects.select_for_update(of=("self",)).select_related("round__sheet", "unit")
    held = rows.filter(pk=row.pk).first()
    if held is None:
        raise Missing
    insist(answering_objection(by, held, at=at))
    if outcome not in AppealOutcome.values:
        raise Malformed({"outcome": "请选改还是维持。"})
    held.reasons = worded("reasons", reasons, missing="请写理由，申诉的单位会看到。")
    if outcome == AppealOutcome.CHANGED:
        _change(held, value, by=by, at=at)
    held.outcome, held.answered_at, held.answered_as = outcome, at, by.label[:80]
    held.answered_by_id = by.person
    held.save()
    note(
        "answer", held.round, by=by, at=at, unit=held.unit, why=held.reasons, code=held.code,
        outcome=outcome, before=held.before, after=held.after,
    )  # fmt: skip
    return held


def _change(held: Appeal, value: str, *, by: Actor, at: datetime) -> None:
    """A new result, reckoned from the same figures with this one indicator set."""
    latest = Result.objects.select_for_update().get(
        round=held.round_id, unit=held.unit_id, is_latest=True
    )
    told, sheet = json.loads(latest.content), held.round.sheet
    tree = tree_of(sheet)
    node = tree.nodes[held.code]
    judged = told["judged"] | {held.code: _said(value, node, tree)}
    since, until = date.fromisoformat(told["since"]), date.fromisoformat(told["until"])
    content = content_of(sheet, held.unit, since, until, told["figures"], judged)
    before = told["outcome"][held.code].get("value", "")
    after = str(json.loads(content)["outcome"][held.code].get("value", ""))
    if before == after:
        raise Malformed({"value": "和原来一样。要维持请选“维持”。"})
    latest.is_latest = False
    latest.save(update_fields=["is_latest"])
    Result.objects.create(
        round=held.round, unit=held.unit, number=latest.number + 1, content=content.decode(),
        digest=digest(content), is_latest=True, made_at=at, made_as=by.label[:80],
    )  # fmt: skip
    held.before, held.after = before, after


def _said(value: str, node: Indicator, tree: Tree) -> dict[str, str]:
    """What stands in the bytes: a state, judged points, or a counted value corrected by hand."""
    if node.how is How.COUNTED:
        as_judged = replace(node, how=How.JUDGED, step=Fraction(1, 100))
        return {"corrected": two_places(Fraction(written(value, as_judged, tree)))}
    return {("grade" if node.how is How.DESCRIBED else "value"): written(value, node, tree)}
