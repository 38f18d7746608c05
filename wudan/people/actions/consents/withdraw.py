"""撤回: as easily as it was given; what was done before stays lawful (PIPL §15)."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actions.childhood import shut_for_a_child
from wudan.people.actions.consents.give import channel_of
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel, ConsentKind
from wudan.people.models import Consent, Person, Volunteer
from wudan.people.permissions.consents import withdrawing_objection


@one_transaction
def withdraw(
    *, person: Person, kind: str, by: Actor, at: datetime, channel: str = ConsentChannel.WEB
) -> Consent:
    """Take a consent back; what hung on it ends at once. Raises Malformed, Objected."""
    if kind not in ConsentKind.values:
        raise Malformed({"kind": "请选撤回什么。"})
    channel = channel_of(channel, by)
    held = lock_persons([person.pk])[person.pk]
    insist(withdrawing_objection(by, held, kind, on=day_of(at)))
    live = Consent.objects.live().of_kind(kind).filter(person=held).first()
    if live is None:
        raise Objected(Objection("not_given", "这一项现在没有同意，不用撤回。"))
    live.withdrawn_at, live.withdrawn_channel, live.withdrawn_by_id = at, channel, by.person
    live.save(update_fields=["withdrawn_at", "withdrawn_channel", "withdrawn_by_id"])
    note("consent.withdraw", held, by=by, at=at, kind=kind, channel=channel)
    _end_what_hung_on(held, kind, by=by, at=at)
    return live


def _end_what_hung_on(person: Person, kind: str, *, by: Actor, at: datetime) -> None:
    """A volunteer has left; a child's account is shut and its sessions end."""
    if kind == ConsentKind.VOLUNTEER:
        gone = {"left_at": at, "slots": 0, "serves": [], "source": ""}
        Volunteer.objects.filter(person=person, left_at=None).update(**gone)
    if kind == ConsentKind.MINOR:
        shut_for_a_child(person, by=by, at=at)
