"""本人点头: who was introduced says yes; from now on it is their own application, or one a station wrote down."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actions.consents.give import channel_of
from wudan.people.actors import Actor
from wudan.teams.actions.joining.holding import lock_application, note, one_transaction
from wudan.teams.enums import ApplicationState
from wudan.teams.joining import agreeing_objection
from wudan.teams.models import Application


@one_transaction
def agree(*, application: Application, channel: str = "", by: Actor, at: datetime) -> Application:
    """Say yes to an introduction. Staff who write the yes down say how they were told it; the person is told, and
    may say that they never did (as with `apply_for`). Raises Malformed, Missing, Objected."""
    held = lock_application(application)
    insist(agreeing_objection(by, held))
    if by.person_id != held.person_id:
        held.channel = channel_of(channel, by)
        held.taken_as, held.taken_by_id = by.label[:80], by.person
    held.state = ApplicationState.ASKED
    held.save(update_fields=["state", "channel", "taken_as", "taken_by_id"])
    note("team.agree", held.team, held.person_id, by=by, at=at, channel=held.channel)
    return held
