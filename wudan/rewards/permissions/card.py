"""May this person issue, stop, unlock or replace this card: an objection, or nothing (ADR 44)."""

from wudan.areas.models import Unit
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.enums import HouseholdState
from wudan.people.models import Household, HouseholdMember, Person
from wudan.rewards.enums.card import CardState
from wudan.rewards.models import Card

_NOT_LIVE = {
    CardState.LOST: Phrase("这张卡已经挂失，不能用了。要换新卡，请带证件到站上。"),
    CardState.REPLACED: Phrase("这张是旧卡，已经换了新卡，不能用了。请用新卡。"),
    CardState.RETURNED: Phrase("这张卡已经收回，不能用了。"),
}
SHUT = Objection(
    "card_shut", "密码连着输错太多次，这张卡锁上了。请带证件到站上，核对是本人再开锁。"
)


def keeping_objection(by: Actor, unit: Unit) -> Objection | None:
    """Why this actor keeps no cards there: who keeps points of that unit does."""
    if not by.may("keep_points") or by.post_id is None:
        return Objection("not_your_role", "积分卡由站、所、中心的工作人员来办。")
    if not by.reaches(unit.path):
        return Objection("not_your_unit", "这不在您的辖区。")
    return None


def owning_objection(person: Person | None, household: Household | None) -> Objection | None:
    """Why no card is made for this owner."""
    if person is not None and (person.erased_at or person.merged_into_id):
        return Objection("not_here", "此人不在本县名册。")
    if household is not None and household.state != HouseholdState.LIVE:
        return Objection("household_ended", "这一户已经并到别的户了。")
    return None


def issuing_objection(
    by: Actor, unit: Unit, person: Person | None, household: Household | None
) -> Objection | None:
    """Why this actor gives them no card. Nobody makes the card of one's own points (A11)."""
    if found := keeping_objection(by, unit) or owning_objection(person, household):
        return found
    if is_owner(by.person_id, person, household):
        return Objection("own_card", "自己家的卡，请站里别的人或上一级来办。")
    return None


def stopping_objection(by: Actor, card: Card) -> Objection | None:
    """Why this actor does not report it lost: its owner may, at once, and who keeps cards there."""
    if by.post_id is None:
        if not is_owner(by.person_id, card.person, card.household):
            return Objection("not_yours", "这不是您的卡。")
    elif found := keeping_objection(by, card.unit):
        return found
    return state_objection(card)


def changing_objection(by: Actor, card: Card) -> Objection | None:
    """Why this actor does not unlock it or renew its PIN: only for others, and only a live one."""
    if found := keeping_objection(by, card.unit) or state_objection(card):
        return found
    if is_owner(by.person_id, card.person, card.household):
        return Objection("own_card", "自己家的卡，请站里别的人或上一级来办。")
    return None


def replacing_objection(by: Actor, card: Card) -> Objection | None:
    """Why there is no new card for this one."""
    if found := issuing_objection(by, card.unit, card.person, card.household):
        return found
    if card.state not in {CardState.LIVE, CardState.LOST}:
        return state_objection(card)
    return None


def state_objection(card: Card) -> Objection | None:
    """Why this card does not work: it has ended."""
    if card.state == CardState.LIVE:
        return None
    return Objection(f"card_{card.state}", _NOT_LIVE[CardState(card.state)])


def using_objection(card: Card) -> Objection | None:
    """Why points are not spent by this card now."""
    if found := state_objection(card):
        return found
    return SHUT if card.is_shut else owning_objection(card.person, card.household)


def is_owner(actor: int | None, person: Person | None, household: Household | None) -> bool:
    """Whether somebody is this person, or of this household."""
    if actor is None:
        return False
    if person is not None:
        return person.pk == actor
    live = HouseholdMember.objects.filter(household=household, person=actor, until=None)
    return live.exists()
