"""介绍入队: a member names somebody; nothing follows before that person says yes (R048)."""

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
from wudan.teams.joining import introducing_objection
from wudan.teams.models import Application, Team


@one_transaction
def introduce(
    *, team: Team, person: Person, words: str = "", by: Actor, at: datetime
) -> Application:
    """Introduce a volunteer. Raises Malformed, Objected."""
    words = worded(words, most=LONGEST_REASON, required=False)
    held = lock_team(team.pk)
    whom = Person.objects.select_related("home").get(pk=person.pk)
    insist(introducing_objection(by, held, whom, on=day_of(at)))
    made = Application.objects.create(
        team=held, person=whom, introduced_by_id=by.person, words=words, asked_at=at,
        state=ApplicationState.INTRODUCED,
    )  # fmt: skip
    note("team.introduce", held, whom.pk, by=by, at=at, introduced_by=by.person)
    return made
