"""发卡: a person or a household gets a card; its owner types the PIN."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.people.models import Household, Person
from wudan.rewards.actions.cards.holding import checked, drawn, hashed, note, one_transaction
from wudan.rewards.models import Card
from wudan.rewards.permissions.card import issuing_objection


@one_transaction
def issue(
    *, unit: Unit, person: Person | None = None, household: Household | None = None, pin: str,
    identity: str, by: Actor, at: datetime,
) -> Card:  # fmt: skip
    """The card. Raises Malformed, Objected."""
    row = hold_owner(person, household)
    insist(issuing_objection(by, unit, person, household))
    known = checked(identity)
    owners = {"person": person, "household": household}
    if Card.objects.live().filter(**owners).exists():
        raise Objected(
            Objection(
                "has_card", Phrase("{row}已经有一张在用的卡。丢了请挂失再换新卡。", row=_who(row))
            )
        )
    made = make(unit=unit, person=person, household=household, pin=pin, by=by, at=at)
    note("issue", made, by=by, at=at, identity=known.value)
    return made


def hold_owner(person: Person | None, household: Household | None) -> Person | Household:
    """The owner's row, locked: of two who give out a card at once, one does."""
    if person is not None:
        return Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    assert household is not None, "a card has an owner"  # noqa: S101 - the caller's bug
    return Household.objects.select_for_update(no_key=True).get(pk=household.pk)


def make(
    *, unit: Unit, person: Person | None, household: Household | None, pin: str, by: Actor,
    at: datetime, replaces: Card | None = None,
) -> Card:  # fmt: skip
    """The row, with a number of its own. Raises Malformed for a weak PIN."""
    no = drawn()
    return Card.objects.create(
        county=unit.county, no=no, unit=unit, person=person, household=household,
        pin=hashed(pin, no=no), pin_set_at=at, issued_at=at, issued_as=by.label[:80],
        replaces=replaces,
    )  # fmt: skip


def _who(owner: Person | Household) -> str:
    return "这一户" if isinstance(owner, Household) else "这个人"
