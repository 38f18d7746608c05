"""声明没有申请过: what a station wrote down was never said; whoever was taken in by it is out again."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.joining.belonging import let_go
from wudan.teams.actions.joining.holding import lock_application, note, one_transaction
from wudan.teams.enums import ApplicationState
from wudan.teams.joining import disowning_objection
from wudan.teams.models import Application, Membership


@one_transaction
def disown(*, application: Application, by: Actor, at: datetime) -> Application:
    """Say so, oneself or through any station; nobody asks why. The site above sees it. Raises Missing, Objected."""
    held = lock_application(application)
    insist(disowning_objection(by, held))
    if held.state == ApplicationState.APPROVED:
        _undo(held, at)
    held.state, held.answered_at = ApplicationState.DISOWNED, at
    held.save(update_fields=["state", "answered_at"])
    note("team.disown", held.team, held.person_id, by=by, at=at, taken_by=held.taken_by_id)
    return held


def _undo(held: Application, at: datetime) -> None:
    """End the membership that came of it, unless they joined anew by another."""
    later = Application.objects.filter(
        team=held.team, person=held.person, state=ApplicationState.APPROVED, pk__gt=held.pk
    )
    mine = Membership.objects.present().filter(team=held.team, person=held.person).first()
    if mine is not None and not later.exists():
        mine.team = held.team
        let_go(mine, on=day_of(at))
