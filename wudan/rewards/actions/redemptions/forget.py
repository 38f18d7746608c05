"""注销: who leaves takes nothing more; what is set aside goes back, their name as sponsor is emptied."""

from datetime import datetime

from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.rewards.actions.redemptions.give_back import give_back
from wudan.rewards.actions.redemptions.holding import lock, note
from wudan.rewards.actions.stock.moving import Hand
from wudan.rewards.enums.redemption import RedemptionState, RedemptionVerb
from wudan.rewards.enums.shop import SponsorKind
from wudan.rewards.models import Redemption, Sponsor
from wudan.rewards.models.shop import UNNAMED

WHY = "本人已注销"


def forget_redemptions_of(person: Person, *, by: Actor, at: datetime) -> None:
    """A part of erasing: within its transaction, after the person is held."""
    waiting = Redemption.objects.pending().filter(person=person).order_by("pk")
    for pk in list(waiting.values_list("pk", flat=True)):
        held = lock(pk)
        if held.state == RedemptionState.PENDING:
            give_back(held, RedemptionState.CANCELLED, Hand(by, at, WHY))
            note(RedemptionVerb.CANCEL, held, by=by, at=at, why=WHY, no=held.no)
    rows = Sponsor.objects.filter(person=person)
    rows.update(name=UNNAMED[SponsorKind.PERSON], is_named=False, agreed_on=None)
