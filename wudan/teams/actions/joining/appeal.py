"""申诉: a refusal or an ended membership goes to a site above, with a day by which it answers (R057)."""

from datetime import datetime, timedelta

from wudan.kit.clock import day_of
from wudan.kit.refusals import Missing, insist
from wudan.people.actors import Actor
from wudan.teams.actions.joining.holding import (
    LONGEST_APPEAL,
    lock_application,
    lock_membership,
    note,
    one_transaction,
    worded,
)
from wudan.teams.joining import APPEAL_DAYS, appealing_objection, site_to_decide
from wudan.teams.models import Appeal, Application, Membership


@one_transaction
def appeal(*, against: Application | Membership, words: str, by: Actor, at: datetime) -> Appeal:
    """Say why one does not accept it. Raises Malformed, Missing, Objected."""
    words = worded(words, most=LONGEST_APPEAL)
    if isinstance(against, Application):
        held: Application | Membership = lock_application(against)
    else:
        held = lock_membership(against)
    insist(appealing_objection(by, held, on=day_of(at)))
    decider = held.decided_by_id if isinstance(held, Application) else held.ended_by_id
    unit = site_to_decide(held.team, decider, on=day_of(at))
    if unit is None:
        raise Missing
    made = Appeal.objects.create(
        team=held.team, person_id=held.person_id, unit=unit, words=words, asked_at=at,
        application=held if isinstance(held, Application) else None,
        membership=held if isinstance(held, Membership) else None,
        due_on=day_of(at) + timedelta(days=APPEAL_DAYS),
    )  # fmt: skip
    note("team.appeal", held.team, held.person_id, by=by, at=at, unit=unit.pk)
    return made
