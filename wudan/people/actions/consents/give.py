"""同意: one person agrees to one purpose; the version of the text is kept (PIPL §14)."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.people.actions.childhood import open_for_a_child
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.consents import text_of
from wudan.people.enums import ConsentChannel, ConsentKind, GivenBy
from wudan.people.models import Consent, Person
from wudan.people.permissions.consents import giving_objection


@one_transaction
def give(
    *, person: Person, kind: str, by: Actor, at: datetime, channel: str = ConsentChannel.WEB,
    given_by: str = GivenBy.SELF, guardian: Person | None = None, evidence: str = "",
) -> Consent:  # fmt: skip
    """Agree, or write down that somebody did. Who agreed already is answered that consent.

    Raises Malformed, Objected.
    """
    on, channel = day_of(at), channel_of(channel, by)
    if kind not in ConsentKind.values or given_by not in GivenBy.values:
        raise Malformed({"kind": "请选同意什么、谁点的头。"})
    held = lock_persons([person.pk])[person.pk]
    guardian = None if given_by == GivenBy.SELF else guardian
    insist(giving_objection(by, held, kind, given_by, guardian, on=on))
    text = text_of(kind, on=on)
    live = Consent.objects.live().of_kind(kind).filter(person=held).first()
    if live is not None and live.text_hash == text.hash:
        return live
    if live is not None:  # a new wording is a new consent; the old one ends with it
        live.withdrawn_at, live.withdrawn_channel, live.withdrawn_by_id = at, channel, by.person
        live.save(update_fields=["withdrawn_at", "withdrawn_channel", "withdrawn_by_id"])
    made = Consent.objects.create(
        county=held.county, person=held, kind=kind, text_code=text.code, text_version=text.version,
        text_hash=text.hash, given_at=at, channel=channel, given_by=given_by, guardian=guardian,
        taken_by_id=by.person if by.is_staff else None, taken_under_id=by.post_id,
        evidence=evidence,
    )  # fmt: skip
    note(
        "consent.give", held, by=by, at=at, kind=kind, channel=channel, given_by=given_by,
        version=str(text.version), hash=text.hash[:16],
    )  # fmt: skip
    if kind == ConsentKind.MINOR:
        open_for_a_child(held, by=by, at=at)
    return made


def channel_of(channel: str, by: Actor) -> str:
    """Oneself speaks on the web; staff write down how they were told. Raises Malformed."""
    if by.post_id is None:
        return ConsentChannel.WEB.value
    if channel not in ConsentChannel.values or channel == ConsentChannel.WEB:
        raise Malformed({"channel": "请选是电话、当面还是纸上说的。"})
    return channel
