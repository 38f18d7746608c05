"""可能是同一个人: pairs of rows that look alike. Proposes only; a human decides, and can undo it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Count, F

from wudan.kit.phrases import Phrase
from wudan.people.actors import Actor
from wudan.people.models import Distinction, Merger, Person
from wudan.people.querysets import PersonQuerySet

MOST_PAIRS = 50
_MOST_OF_A_KIND = 12
"""A telephone that dozens share is a village's, and says nothing about who is who."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows, the older first, and why they look alike."""

    one: Person
    other: Person
    why: str


def pairs_for(actor: Actor) -> list[Pair]:
    """The pairs in an actor's reach that nobody has decided about, at most fifty."""
    within = Person.objects.findable_by(actor)
    found: dict[tuple[int, int], Pair] = {}
    for pair in (*_by_birthday(within), *_by_phone(within)):
        found.setdefault((pair.one.pk, pair.other.pk), pair)
    known = Distinction.objects.filter(one__in={one for one, _ in found})
    for decided in known.values_list("one", "other"):
        found.pop(decided, None)
    return [found[key] for key in sorted(found)][:MOST_PAIRS]


def look_alike(one: str, other: str) -> bool:
    """Equal names, one within the other (秀英 and 王秀英), or one letter of three different."""
    if one == other or (min(len(one), len(other)) >= 2 and (one in other or other in one)):
        return True
    if len(one) != len(other) or len(one) < 3 or one[0] != other[0]:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def story_ids(person: Person) -> list[int]:
    """The ids under which this person's events stand: one's own, and those merged into it."""
    live = Merger.objects.filter(kept=person, separated_at=None)
    return [person.pk, *live.values_list("dropped", flat=True)]


def _by_birthday(within: PersonQuerySet) -> Iterator[Pair]:
    """Same village, same name, same day of birth."""
    alike = _groups(within.exclude(born_on=None), ("home", "name", "born_on"))
    for one, other in alike:
        yield Pair(one, other, Phrase("同村、同名、同一天生"))


def _by_phone(within: PersonQuerySet) -> Iterator[Pair]:
    """Same telephone and names alike; families share one, so birthdays that differ speak against."""
    for one, other in _groups(within.exclude(phone_index=""), ("phone_index",)):
        differ = one.born_on and other.born_on and one.born_on != other.born_on
        if look_alike(one.name, other.name) and not differ:
            yield Pair(one, other, Phrase("同一个电话，名字也像"))


def _groups(rows: PersonQuerySet, fields: tuple[str, ...]) -> Iterator[tuple[Person, Person]]:
    """Pairs that agree in these fields; one question for the groups, one for their persons."""
    twice = rows.order_by().values(*fields).annotate(n=Count("pk"), some=F(fields[0]))
    twice = twice.filter(n__gt=1, n__lte=_MOST_OF_A_KIND)
    keys = {tuple(row[field] for field in fields) for row in twice[: MOST_PAIRS * 4]}
    if not keys:
        return iter(())
    persons = rows.filter(**{f"{fields[0]}__in": {key[0] for key in keys}})
    return _pairs(persons.select_related("home").order_by("pk"), fields, keys)


def _pairs(
    persons: Iterable[Person], fields: tuple[str, ...], keys: set[tuple[object, ...]]
) -> Iterator[tuple[Person, Person]]:
    groups: dict[tuple[object, ...], list[Person]] = defaultdict(list)
    for person in persons:
        key = tuple(
            person.home_id if field == "home" else getattr(person, field) for field in fields
        )
        if key in keys:
            groups[key].append(person)
    for alike in groups.values():
        yield from combinations(alike, 2)
