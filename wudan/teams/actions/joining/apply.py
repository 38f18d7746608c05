"""申请入队: a volunteer's own wish (条例 §25)."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.teams.actions.joining.holding import (
    LONGEST_REASON,
    lock_team,
    note,
    one_transaction,
    worded,
)
from wudan.teams.enums import ApplicationState
from wudan.teams.joining import applying_objection
from wudan.teams.models import Application, Team


@one_transaction
def apply(*, team: Team, words: str = "", by: Actor, at: datetime) -> Application:
    """Ask to join. Raises Malformed, Objected."""
    words = worded(words, most=LONGEST_REASON, required=False)
    held = lock_team(team.pk)
    person = Person.objects.select_related("home").get(pk=by.person)
    insist(applying_objection(by, held, person, on=day_of(at)))
    made = Application.objects.create(
        team=held, person=person, state=ApplicationState.ASKED, words=words, asked_at=at
    )
    note("team.apply", held, person.pk, by=by, at=at)
    return made
