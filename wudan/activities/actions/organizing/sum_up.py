"""补写情况: how many came and how it went, said after the clock has ended an activity, or put right."""

from datetime import datetime

from wudan.activities import policies
from wudan.activities.actions.holding import lock_activity, note, one_transaction
from wudan.activities.models import Activity
from wudan.activities.permissions import summing_objection
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import tidy
from wudan.people.actors import Actor


@one_transaction
def sum_up(
    *, activity: Activity, by: Actor, at: datetime, seen: int | None = None,
    residents: int | None = None, summary: str = "",
) -> Activity:  # fmt: skip
    """Say it of an ended one; what was said before is replaced, and stays in the journal. Raises
    Missing, Stale, Objected, Malformed."""
    held, summary = lock_activity(activity, seen=seen), tidy(summary)
    insist(summing_objection(by, held, at=at))
    if faults := policies.faults_of_review(residents, summary):
        raise Malformed(faults)
    before = {"residents": held.residents_came, "summary": held.summary}
    held.residents_came, held.summary = residents, summary
    held.version += 1
    held.save(update_fields=["residents_came", "summary", "version"])
    note("sum_up", held, by=by, at=at, residents=residents, summary=summary, before=before)
    return held
