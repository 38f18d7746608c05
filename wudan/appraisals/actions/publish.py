"""发初步结果: every unit reckoned, each sees its own, and has days to appeal (R101)."""

import json
from datetime import datetime
from typing import Any

from wudan.appraisals.actions.holding import (
    content_of,
    half_days,
    lock_round,
    note,
    one_transaction,
    read_figures,
    tree_of,
    units_of,
)
from wudan.appraisals.enums import How, RoundState
from wudan.appraisals.models import Judgement, Result, Round
from wudan.appraisals.permissions import publishing_objection
from wudan.areas.calendars import working_calendar
from wudan.kit.canonical import digest
from wudan.kit.phrases import SEMICOLON, Listed, Phrase
from wudan.kit.refusals import Objected, Objection, insist
from wudan.kit.working_time import Term
from wudan.kit.working_time import Unit as TimeUnit
from wudan.people.actors import Actor


@one_transaction
def publish(*, row: Round, by: Actor, at: datetime) -> Round:
    """Reckon all units, or none. Raises Missing, Objected."""
    held = lock_round(row)
    insist(publishing_objection(by, held))
    tree, (since, until) = tree_of(held.sheet), half_days(held.year, held.half)
    units = units_of(held.county, held.appraises, on=until)
    judged = judged_in(held)
    lacking = [
        f"{unit.short_name}：{node.name}" for unit in units for node in tree.judged
        if node.code not in judged.get(unit.pk, {})
    ]  # fmt: skip
    if lacking:
        more = f"等 {len(lacking)} 项" if len(lacking) > 5 else ""
        raise Objected(
            Objection(
                "not_judged",
                Phrase(
                    "还没有评完：{listed}{more}。", listed=Listed(SEMICOLON, lacking[:5]), more=more
                ),
            )
        )
    results = []
    for unit in units:
        figures = read_figures(tree, unit, since, until)
        content = content_of(held.sheet, unit, since, until, figures, judged.get(unit.pk, {}))
        results.append(
            Result(
                round=held, unit=unit, number=1, content=content.decode(), digest=digest(content),
                is_latest=True, made_at=at, made_as=by.label[:80],
            )
        )  # fmt: skip
    Result.objects.bulk_create(results)
    days = Term(_appeal_days(held), TimeUnit.WORKING_DAYS)
    held.state, held.published_at, held.published_as = RoundState.PRELIMINARY, at, by.label[:80]
    held.published_by_id, held.appeal_until = by.person, working_calendar().due(at, days)
    held.save()
    note("publish", held, by=by, at=at, units=len(units), appeal_until=f"{held.appeal_until}")
    return held


def judged_in(row: Round) -> dict[int, dict[str, Any]]:
    """Unit → what was judged of it, as it goes into the bytes."""
    tree = tree_of(row.sheet)
    found: dict[int, dict[str, Any]] = {}
    for one in Judgement.objects.filter(round=row).order_by("unit", "code"):
        key = "grade" if tree.nodes[one.code].how is How.DESCRIBED else "value"
        found.setdefault(one.unit_id, {})[one.code] = {key: one.value}
    return found


def _appeal_days(row: Round) -> int:
    return int(json.loads(row.sheet.content)["appeal_days"])
