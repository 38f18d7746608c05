"""停下组建: what nobody can say yes to any more, or nobody answered for weeks, is asked no longer, by the clock."""

from datetime import datetime, timedelta

from wudan.kit.clock import day_of
from wudan.people.actors import THE_CLOCK
from wudan.teams.actions.founding.holding import lock_founding, note, one_transaction
from wudan.teams.enums import FoundingState
from wudan.teams.founding import yes_objection
from wudan.teams.models import Founding

WAITS = timedelta(days=28)
"""So long a site waits for a word; then the name is free again, and another may be asked."""
_UNANSWERED, _OFFER_OVER, _CANNOT = (
    "四个星期没有答复",
    "来请的人离开了岗位，或不再管这里",
    "请的这位现在当不了队长",
)


def lapse_foundings(*, at: datetime) -> int:
    """Close them, a transaction each; how many. The site is told, and who was asked."""
    waiting = Founding.objects.waiting().with_both_sides().order_by("pk")
    return sum(_lapse(row, at=at) for row in waiting if _why_over(row, at=at))


@one_transaction
def _lapse(row: Founding, *, at: datetime) -> bool:
    held = lock_founding(row)
    if held.state != FoundingState.WAITING or not (why := _why_over(held, at=at)):
        return False
    held.state, held.answered_at = FoundingState.LAPSED, at
    held.save(update_fields=["state", "answered_at"])
    note("lapse", held, by=THE_CLOCK, at=at, why=why, react=True)
    return True


def _why_over(founding: Founding, *, at: datetime) -> str:
    """Why it is asked no longer; empty while it is."""
    if objection := yes_objection(founding, on=day_of(at)):
        return _OFFER_OVER if objection.code in {"offer_over", "site_gone"} else _CANNOT
    return _UNANSWERED if at - founding.asked_at >= WAITS else ""
