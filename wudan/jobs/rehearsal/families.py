"""Who acts for whom in the demo: bonds, one waiting, a child with a guardian, consents, a doubled row."""

from datetime import date, datetime, timedelta

from wudan.jobs.rehearsal.curtain import by_day
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.refusals import Refusal
from wudan.people.actions import bonds, consents
from wudan.people.actors import Actor, for_self
from wudan.people.enums import BondKind, Confirmation, ConsentChannel, GivenBy
from wudan.people.models import Account, Bond, Person, Post
from wudan.people.opening import for_checking
from wudan.people.signing_in import actor_under

_CHILD_YEARS = 11


def gather_families(scene: Scene, county: str, *, until: datetime) -> None:
    """Each resident with an account looks after one neighbour, asks for a second, has a child."""
    mothers = Account.objects.filter(person__county=county, person__posts=None)
    for number, account in enumerate(mothers.select_related("person__home").order_by("pk")):
        _family(scene, account.person, number, until)
    for keeper in Post.objects.filter(county=county, role="station_keeper", person__account__isnull=False):  # fmt: skip
        _helper(scene, keeper, until)


def _family(scene: Scene, person: Person, number: int, until: datetime) -> None:
    near = [one for one in scene.cast.residents if one.home_id == person.home_id and one != person]
    office = scene.staff(scene.center.pk)
    at = by_day(until - timedelta(days=20))
    consents.give(person=person, kind="notice", by=for_self(person.pk), at=at)
    if number % 2 == 0:
        consents.give(person=person, kind="publish", by=for_self(person.pk), at=at)
    for ward, how in zip(near[:2], (Confirmation.FACE, None), strict=False):
        _bond(person, ward, BondKind.FAMILY, how, office, at)
    if len(near) > 2:
        _child(person, near[2], office, until)
    if number == 0 and near:
        _doubled(near[0])


def _helper(scene: Scene, post: Post, until: datetime) -> None:
    """A keeper who is also a helper: somebody above asked the elder."""
    elders = [one for one in scene.cast.residents if one.home_id == post.unit_id]
    office, at = scene.staff(scene.center.pk), by_day(until - timedelta(days=9))
    if elders and post.person_id != office.person_id:
        keeper = actor_under(Post.objects.select_related("unit").get(pk=post.pk))
        _bond(post.person, elders[-1], BondKind.HELPER, Confirmation.FACE, office, at, asked_by=keeper)  # fmt: skip


def _bond(
    guardian: Person, ward: Person, kind: BondKind, how: Confirmation | None, office: Actor,
    at: datetime, *, asked_by: Actor | None = None,
) -> Bond | None:  # fmt: skip
    """Proposed, and confirmed unless it is to wait; none where the rules of the day refuse it."""
    by = asked_by or (office if kind == BondKind.LEGAL else for_self(guardian.pk))
    try:
        bond = bonds.propose(guardian=guardian, ward=ward, kind=kind, by=by, at=at)
        if how is None:
            return bond
        return bonds.confirm(bond=bond, by=office, at=at + timedelta(hours=3), how=how)
    except Refusal:
        return None


def _child(parent: Person, child: Person, office: Actor, until: datetime) -> None:
    child.born_on = date(until.year - _CHILD_YEARS, 3, 8)
    child.save(update_fields=["born_on"])
    at = by_day(until - timedelta(days=15))
    if _bond(parent, child, BondKind.LEGAL, Confirmation.PAPER, office, at):
        consents.give(
            person=child, kind="minor", by=office, at=at + timedelta(hours=4), guardian=parent,
            channel=ConsentChannel.PAPER, given_by=GivenBy.GUARDIAN,
        )  # fmt: skip


def _doubled(person: Person) -> None:
    """The same neighbour once more, as a card in a hurry leaves it: same name, same telephone."""
    phone = person.phone.opened(for_checking()) or "10159999999"
    if not person.phone:
        person.phone = phone
        person.save()
    Person.objects.create(
        county=person.county, name=person.name, phone=phone, home=person.home, address=""
    )
