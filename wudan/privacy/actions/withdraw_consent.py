"""撤回同意: what hung on it ends; a volunteer who leaves gives back every place to come (条例 §25)."""

from datetime import datetime

from wudan.activities.actions import give_places_back
from wudan.people.actions import consents
from wudan.people.actions.journaling import one_transaction
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel, ConsentKind
from wudan.people.models import Consent, Person


@one_transaction
def withdraw_consent(
    *, person: Person, kind: str, by: Actor, at: datetime, channel: str = ConsentChannel.WEB
) -> Consent:
    """Take a consent back, with all that follows. Raises Malformed, Objected."""
    made = consents.withdraw(person=person, kind=kind, by=by, at=at, channel=channel)
    if kind == ConsentKind.VOLUNTEER:
        give_places_back(person=person, by=by, at=at)
    return made
