"""不再担任: a named term ends today; the seat is vacant until somebody is named (R084–R094)."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import tidy
from wudan.meetings import policies
from wudan.meetings.actions.duties.keeping import lock, note, one_transaction
from wudan.meetings.models import Tenure
from wudan.meetings.permissions.duties import ending_objection
from wudan.people.actors import Actor


@one_transaction
def end_term(*, unit: Unit, seat_code: str, why: str, by: Actor, at: datetime) -> Tenure:
    """End it. Raises Malformed, Missing, Objected."""
    on = day_of(at)
    seat = lock(unit, seat_code, at=at)
    insist(ending_objection(by, seat, on=on))
    term = seat.tenure
    assert term is not None  # noqa: S101 - the objection said so
    if fault := policies.words_fault(why, "请写为什么不再担任。"):
        raise Malformed({"why": fault})
    term.ends_on, term.why_ended = max(on, term.starts_on), tidy(why)
    term.save(update_fields=["ends_on", "why_ended"])
    note("end", term, by=by, at=at, why=term.why_ended)
    return term
