"""代报名: who organizes writes down somebody without a telephone, and how they asked (R038)."""

from datetime import datetime

from wudan.activities.actions.holding import one_transaction
from wudan.activities.actions.signing.sign_up import enlist
from wudan.activities.models import Opening, SignUp
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person

_BY_WORD = frozenset({ConsentChannel.TELEPHONE, ConsentChannel.COUNTER, ConsentChannel.PAPER})


@one_transaction
def sign_up_for(
    *, opening: Opening, person: Person, channel: str, by: Actor, at: datetime, companion: str = ""
) -> SignUp:
    """Sign up who asked by telephone, at the counter or on paper. Raises Missing, Objected, Malformed."""
    if by.post_id is None:
        raise Objected(
            Objection("not_your_role", "代报名由队长和站、所、中心、部门的工作人员来办。")
        )
    if channel not in _BY_WORD:
        raise Malformed({"channel": "本人是怎么说的：电话、到站当面，还是纸质签字？"})
    return enlist(opening, person, by=by, at=at, companion=companion, channel=channel)
