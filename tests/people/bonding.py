"""Short words for stories about guardians: 李小妹 looks after 秦奶奶, both of 杨柳村."""

from datetime import date

from tests.world import MONDAY, World
from wudan.people.actions import bonds
from wudan.people.actors import for_self
from wudan.people.models import Bond, Person

CHILD_BORN, TEEN_BORN = date(2016, 5, 1), date(2010, 5, 1)


def proposed(world: World, guardian: str = "李小妹", ward: str = "秦奶奶", **said: object) -> Bond:
    """Proposed by the guardian, on Monday."""
    who = world.people[guardian]
    given: dict[str, object] = {"kind": "family", "by": for_self(who.pk), "at": MONDAY} | said
    return bonds.propose(guardian=who, ward=world.people[ward], **given)  # type: ignore[arg-type]


def bonded(world: World, guardian: str = "李小妹", ward: str = "秦奶奶", *, reviews: bool = False, **said: object) -> Bond:  # fmt: skip
    """Proposed, and confirmed by the ward's own account."""
    bond = proposed(world, guardian, ward, **said)
    by = for_self(bond.ward_id)
    return bonds.confirm(bond=bond, by=by, at=MONDAY, how="account", reviews=reviews)


def born(world: World, name: str, day: date) -> Person:
    """Somebody of the cast, with a birthday."""
    person = world.people[name]
    person.born_on = day
    person.save(update_fields=["born_on"])
    return person


def parented(world: World, parent: str = "李小妹", child: str = "高大爷", day: date = CHILD_BORN) -> Bond:  # fmt: skip
    """A legal guardian of a minor, registered at the station with papers."""
    born(world, child, day)
    office = world.actor("柳文书")
    bond = proposed(world, parent, child, kind="legal", by=office)
    return bonds.confirm(bond=bond, by=office, at=MONDAY, how="paper")
