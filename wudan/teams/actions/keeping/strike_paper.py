"""队伍的保险或证照不再作数: the leader takes it back, or the site above strikes it, saying why."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.keeping.counting import discount
from wudan.teams.actions.keeping.holding import lock_paper, note, one_transaction, reason
from wudan.teams.models import TeamPaper
from wudan.teams.permissions import striking_objection


@one_transaction
def strike_paper(*, paper: TeamPaper, by: Actor, at: datetime, why: str) -> TeamPaper:
    """Strike it; if it counted, the team has none from now on.

    What was agreed on before stays agreed: whoever dispatched looks at the day's order again.
    Raises Malformed, Missing, Objected.
    """
    held = lock_paper(paper)
    insist(striking_objection(by, held, on=day_of(at)))
    why = reason(why, required="请写为什么，队长和上级都看得到。")
    held.removed_at, held.removed_why = at, why
    held.save(update_fields=["removed_at", "removed_why"])
    if held.checked_at is not None:
        discount(held)
    note("strike_paper", held.team, by=by, at=at, why=why, paper=held.pk, code=held.code)
    return held
