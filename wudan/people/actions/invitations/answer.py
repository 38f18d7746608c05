"""答复邀请: no, or never again; a yes is registering oneself (条例 §25). No reason is asked."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actions.consents.give import channel_of
from wudan.people.actions.invitations.ending import end
from wudan.people.actions.journaling import one_transaction
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel, InvitationAnswer
from wudan.people.invitations import fits
from wudan.people.models import Invitation, Person
from wudan.people.permissions.volunteers import telling_objection

_NOES = {"no": InvitationAnswer.NO, "never": InvitationAnswer.NEVER}


@one_transaction
def answer(
    *, invitation: Invitation, person: Person, word: str, by: Actor, at: datetime,
    channel: str = ConsentChannel.WEB,
) -> Invitation:  # fmt: skip
    """Say no for now, or never. Raises Malformed, Missing (answered, over, somebody else's)."""
    if word not in _NOES:
        raise Malformed({"answer": "请选不参加，还是以后也别问。"})
    channel = channel_of(channel, by)
    insist(telling_objection(by, person, on=day_of(at)))
    rows = Invitation.objects.open_at(at).filter(pk=invitation.pk).select_related("unit")
    held = rows.select_for_update(of=("self",), no_key=True).first()
    if held is None or not fits(held, person):
        raise Missing
    end(held, _NOES[word], by=by, at=at, channel=channel, person_id=person.pk)
    return held
