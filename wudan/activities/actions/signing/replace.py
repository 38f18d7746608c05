"""顶替: somebody says yes to an offered place; one goes out and one comes in, at once."""

from datetime import datetime

from wudan.activities.actions.holding import lock_sign_up, note_sign_up, one_transaction
from wudan.activities.actions.signing.sign_up import companion_of
from wudan.activities.enums import SignUpState
from wudan.activities.models import SignUp
from wudan.activities.permissions import replacing_objection
from wudan.kit.refusals import insist
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person


@one_transaction
def replace(
    *, sign_up: SignUp, person: Person, by: Actor, at: datetime, companion: str = ""
) -> SignUp:
    """Take over the place that `sign_up` offers. Raises Missing, Objected, Malformed."""
    whom = lock_persons([person.pk])[person.pk]
    held = lock_sign_up(sign_up)
    insist(replacing_objection(by, held, whom, at=at))
    escort = companion_of(held.opening, whom, companion, at=at)
    held.state, held.ended_at = SignUpState.REPLACED, at
    held.save(update_fields=["state", "ended_at"])
    channel = ConsentChannel.WEB if by.post_id is None else ConsentChannel.COUNTER
    made = SignUp.objects.create(
        opening=held.opening, person=whom, state=SignUpState.PLACED, at=at, placed_at=at,
        by_post_id=by.post_id, channel=channel, accompanied_by=escort, replaces=held,
    )  # fmt: skip
    note_sign_up("replace", made, by=by, at=at, react=True, replaces=held.person_id)
    return made
