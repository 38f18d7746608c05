"""Some dozens of the demo become volunteers, with what they can do and when; one is only invited.

Their ID numbers begin with a region that is none, so that they are nobody's.
"""

from datetime import date, datetime, timedelta
from random import Random

from django.conf import settings
from django.db import transaction

from wudan.jobs.rehearsal.curtain import by_day
from wudan.jobs.rehearsal.script import Scene
from wudan.kit import slots
from wudan.kit.id_numbers import check_digit
from wudan.kit.refusals import Refusal
from wudan.people.actions import invitations, persons, volunteers
from wudan.people.actors import for_self
from wudan.people.enums import SourceKind
from wudan.people.models import Account, Person, Volunteer
from wudan.people.opening import for_checking

MANY = 40
_NOWHERE = "619999"
_FREE = (
    frozenset({15, 16}),
    frozenset({18, 19}),
    frozenset({2, 5, 8, 11, 14}),
    frozenset(range(24)),
)
"""周六、周日、平日晚上、什么时候都行."""


def gather_volunteers(scene: Scene, county: str, *, until: datetime, seed: int) -> None:
    """Residents with a telephone, spread over the county; the first has a paper that was seen."""
    rng = Random(seed)  # noqa: S311 - a rehearsal, not a secret
    near = [one for one in scene.cast.residents if one.phone and one.born_on]
    chosen = near[:: max(1, len(near) // MANY)][:MANY]
    for number, person in enumerate(chosen):
        _volunteer(scene, person, number, until, rng)
    _invite_one(scene, county, until)


def _volunteer(scene: Scene, person: Person, number: int, until: datetime, rng: Random) -> None:
    pack, at = settings.PACK, by_day(until - timedelta(days=60 - number))
    by = for_self(person.pk)
    try:
        with transaction.atomic():
            made = persons.register(
                person=person, skills=rng.sample(sorted(pack.skills), 2), by=by, at=at,
                kinds=rng.sample(sorted(pack.platforms), 2), slots=slots.to_mask(rng.choice(_FREE)),
                source=rng.choice(SourceKind.values), missing={"id_number": _number(person, number)},
            )  # fmt: skip
    except Refusal:  # a child of the families, or whoever else may not by today's rules
        return
    if number % 8 == 0:
        _paper(scene, made, checked=number % 16 == 0, at=at + timedelta(days=1))


def _paper(scene: Scene, made: Volunteer, *, checked: bool, at: datetime) -> None:
    until, by = (at + timedelta(days=500)).date(), for_self(made.person_id)
    paper = volunteers.tell_licence(
        volunteer=made, code="first_aider", valid_until=until, by=by, at=at
    )
    if checked:
        office = scene.staff(scene.center.pk)
        volunteers.check_licence(licence=paper, by=office, at=at + timedelta(hours=2))


def _number(person: Person, number: int) -> str:
    assert person.born_on is not None  # noqa: S101 - chosen by it
    return number_of(person.born_on, number)


def number_of(born_on: date, number: int) -> str:
    """An ID number of somebody born on that day, in a place that is none."""
    body = f"{_NOWHERE}{born_on:%Y%m%d}{number:03d}"
    return body + check_digit(body)


def _invite_one(scene: Scene, county: str, until: datetime) -> None:
    """The first resident with an account finds an invitation."""
    accounts = Account.objects.filter(person__county=county, person__posts=None)
    account = (
        accounts.filter(person__volunteer=None).select_related("person").order_by("pk").first()
    )
    if account is None:
        return
    person, office = account.person, scene.staff(scene.center.pk)
    phone = person.phone.opened(for_checking())
    content = f"姓名,电话,哪类人员\n{person.name},{phone},退休人员\n".encode()
    at = by_day(until - timedelta(days=3))
    listed = invitations.read_list(content=content, name="春季邀请.csv", by=office, at=at)
    invitations.send_list(listed=listed, by=office, at=at + timedelta(minutes=5))
