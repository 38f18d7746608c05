"""A few dozen households in the demo: registered, with points of three months, one of them split."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count

from wudan.jobs.rehearsal.curtain import by_day
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.ledger import points
from wudan.ledger.actions import points as book
from wudan.ledger.enums import PointKind
from wudan.people.actions import households
from wudan.people.actors import Actor, for_self
from wudan.people.models import Account, Household, HouseholdMember, Person

MOST = 36
_ACTS = (
    ("婚事新办，不收高额彩礼", "new_ways", 10), ("清扫巷道和院落", "clean", 5), ("帮邻居照看老人", "morality", 6),
    ("参加村里红白理事会", "new_ways", 4), ("给娃娃讲村史", "culture", 5), ("巡河护林", "peace", 6),
)  # fmt: skip
_RULE = "demo@1"


def keep_households(scene: Scene, county: str, *, until: datetime) -> None:
    """Register them, let them earn, put something together, split one."""
    began, numbers = until - timedelta(days=80), count()
    office = scene.staff(scene.center.pk)
    made = []
    for people in _families(scene, county):
        home = households.register(
            unit=people[0].home, title=f"{people[0].name[0]}家", head=people[0],  # type: ignore[arg-type]
            members=people[1:], by=office, at=by_day(began),
        )  # fmt: skip
        made.append(home)
        for turn in range(1 + len(made) % 3):
            _earn(home, points.household(home.pk), next(numbers), office, by_day(began + timedelta(days=7 * turn + 3)))  # fmt: skip
        _earn(
            home,
            points.person(people[0].pk),
            next(numbers),
            office,
            by_day(until - timedelta(days=6)),
        )
        book.pool(
            household=home, person=people[0], spend=2, into=True, ref=f"demo:pool:{home.pk}",
            by=for_self(people[0].pk), at=by_day(until - timedelta(days=4)),
        )  # fmt: skip
    _part(made, office, by_day(until - timedelta(days=3)))


def _families(scene: Scene, county: str) -> Iterator[list[Person]]:
    """Two or three of a village who are in no household; who has an account leads the first ones."""
    taken = set(HouseholdMember.objects.live().values_list("person", flat=True))
    by_home: dict[int, list[Person]] = defaultdict(list)
    for one in Person.objects.present().filter(county=county, posts=None).exclude(home=None).select_related("home").order_by("pk"):  # fmt: skip
        if one.pk not in taken:
            by_home[one.home_id or 0].append(one)
    known = Account.objects.filter(person__county=county, person__posts=None)
    first = set(known.values_list("person", flat=True))
    ordered = sorted(by_home.values(), key=lambda group: not any(one.pk in first for one in group))
    for group in ordered[:MOST]:
        group.sort(key=lambda one: (one.pk not in first, one.pk))
        yield group[: 2 + len(group) % 2]


def _earn(home: Household, owner: points.Owner, number: int, by: Actor, at: datetime) -> None:
    act, colour, many = _ACTS[number % len(_ACTS)]
    told = points.Told(
        act, day_of(at), rule=_RULE, colour=colour, origin="demo", origin_no=str(number)
    )
    book.post(
        kind=PointKind.EARN, unit=home.unit, owner=owner, honor=many, spend=many,
        ref=f"demo:earn:{home.pk}:{number}", told=told, by=by, at=at,
    )  # fmt: skip


def _part(made: list[Household], by: Actor, at: datetime) -> None:
    """The last one with somebody young to part splits."""
    for home in reversed(made):
        young = home.members.filter(until=None, role="member").select_related("person").last()
        if young is not None:
            book.split_household(
                household=home, title=f"{young.person.name[0]}家", head=young.person, movers=[], spend=1, by=by, at=at
            )  # fmt: skip
            return
