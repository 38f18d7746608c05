"""代申请入队: somebody without a page of their own says so to a station, which writes it down (R050; 条例 §25)."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actions.consents.give import channel_of
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
from wudan.teams.joining import applying_for_objection
from wudan.teams.models import Application, Team


@one_transaction
def apply_for(
    *, team: Team, person: Person, channel: str, words: str = "", by: Actor, at: datetime
) -> Application:
    """Ask in somebody's name, as they told it: by telephone, at the counter or on paper. The leader answers as
    always; the person is told, and may say that they never asked. Raises Malformed, Objected."""
    words, channel = worded(words, most=LONGEST_REASON, required=False), channel_of(channel, by)
    held = lock_team(team.pk)
    whom = Person.objects.select_related("home").get(pk=person.pk)
    insist(applying_for_objection(by, held, whom, on=day_of(at)))
    made = Application.objects.create(
        team=held, person=whom, state=ApplicationState.ASKED, words=words, asked_at=at,
        channel=channel, taken_as=by.label[:80], taken_by_id=by.person,
    )  # fmt: skip
    note("team.apply_for", held, whom.pk, by=by, at=at, channel=channel)
    return made
