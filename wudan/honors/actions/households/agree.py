"""点头、不评了: only with the household's yes is anybody asked; it steps out whenever it wants to (PIPL §13, §15)."""

from datetime import datetime, timedelta

from wudan.honors.actions.households.asking import draw_neighbours
from wudan.honors.actions.households.displays import withdraw_all_displays
from wudan.honors.actions.households.holding import kept_inside, lock, move, one_transaction
from wudan.honors.actions.households.noticing import take_notice_down
from wudan.honors.enums.household import HouseholdVerb, PlateState
from wudan.honors.models import HouseholdHonor
from wudan.honors.permissions.households import agreeing_objection, dropping_objection, is_member
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person


@one_transaction
def agree(
    *, honor: HouseholdHonor, by: Actor, at: datetime, person: Person | None = None,
    channel: str = ConsentChannel.WEB,
) -> HouseholdHonor:  # fmt: skip
    """The household nods; by one of it, or written down by the site as `person` said it.

    Raises Malformed, Missing, Objected.
    """
    held = lock(honor)
    insist(agreeing_objection(by, held))
    who = spoken_by(held, by=by, person=person, channel=channel)
    nod(held, person_id=who, by=by, at=at, channel=channel)
    return held


def nod(
    held: HouseholdHonor, *, person_id: int, by: Actor, at: datetime,
    channel: str = ConsentChannel.WEB,
) -> None:  # fmt: skip
    """The yes, and at once the lot that says whom of the village to ask."""
    held.agreed_by_id, held.agreed_at = person_id, at
    held.heard_until = at + timedelta(days=held.rules.hearing_days)
    move(held, HouseholdVerb.AGREE, by=by, at=at, facts={"channel": channel})
    draw_neighbours(held, by=by, at=at)


@one_transaction
def drop(
    *, honor: HouseholdHonor, by: Actor, at: datetime, words: str = "",
    person: Person | None = None, channel: str = ConsentChannel.WEB,
) -> HouseholdHonor:  # fmt: skip
    """The household steps out, or gives the plate back; no reason is asked for. Raises Malformed, Missing, Objected."""
    held = lock(honor)
    insist(dropping_objection(by, held))
    spoken_by(held, by=by, person=person, channel=channel)
    words = kept_inside(words, field="words", most=200)
    withdraw_all_displays(held, by=by, at=at)
    take_notice_down(held, by=by, at=at)
    for plate in held.plates.live().select_for_update().order_by("pk"):
        plate.state, plate.ended_on = PlateState.RETURNED, day_of(at)
        plate.ended_why = words or "这户人家自己交回。"
        plate.save(update_fields=["state", "ended_on", "ended_why"])
    move(held, HouseholdVerb.DROP, by=by, at=at, why=words, facts={"channel": channel})
    return held


def spoken_by(
    held: HouseholdHonor, *, by: Actor, person: Person | None, channel: str
) -> int:  # fmt: skip
    """Whose word it is: one's own on the web, or a member's as the site heard it. Raises Malformed."""
    if channel not in ConsentChannel.values:
        raise Malformed({"channel": "请选是怎么说的。"})
    if not by.is_staff:
        return by.person
    if channel == ConsentChannel.WEB:
        raise Malformed({"channel": "代办的，请选是电话、当面还是纸上签的字。"})
    if person is None or not is_member(person.pk, held.household_id):
        raise Malformed({"person": "请选是这户的哪一位说的。"})
    return person.pk
