"""谁负责: which seats a unit has on a day, who sits there and what they answer for (R084–R094).

Read from the posts and terms as they were on that day, so a post that is handed over takes its
duties along and the past keeps its own answer.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from wudan.areas.models import Unit
from wudan.meetings.models import Charge, DutyMatrix, Seat, Tenure
from wudan.people.models import Post


@dataclass(frozen=True, slots=True)
class Answering:
    """One seat of one unit on one day; vacant when neither a post nor a name stands there."""

    unit: Unit
    seat: Seat
    charges: Sequence[Charge]
    posts: Sequence[Post]
    tenure: Tenure | None

    @property
    def is_vacant(self) -> bool:
        """Whether nobody answers."""
        return not self.posts and self.tenure is None

    @property
    def names(self) -> list[str]:
        """Who answers, acting ones marked."""
        held = [(post.person.name, post.is_acting) for post in self.posts]
        if not held and self.tenure:
            held = [(self.tenure.name, self.tenure.is_acting)]
        return [f"{name}（代理）" if acting else name for name, acting in held]

    @property
    def since(self) -> date | None:
        """From when the first of them sits there."""
        if self.posts:
            return min(post.starts_on for post in self.posts)
        return self.tenure.starts_on if self.tenure else None


@dataclass(frozen=True, slots=True)
class Matrix:
    """The version of a day, with its seats in order."""

    version: DutyMatrix
    seats: Sequence[Seat]
    charges: Mapping[int, Sequence[Charge]]


def matrix_on(day: date) -> Matrix | None:
    """The county's duties as they were on a day; three statements."""
    found = DutyMatrix.objects.on(day, county=settings.PACK.county)
    if found is None:
        return None
    charges: dict[int, list[Charge]] = defaultdict(list)
    for charge in Charge.objects.filter(seat__matrix=found):
        charges[charge.seat_id].append(charge)
    return Matrix(found, list(found.seats.all()), charges)


def answering(matrix: Matrix, units: Iterable[Unit], *, on: date) -> list[Answering]:
    """Every seat of these units on a day, unit by unit; two statements."""
    units = list(units)
    keys = [unit.pk for unit in units]
    posts: dict[tuple[int, str], list[Post]] = defaultdict(list)
    roles = {seat.role for seat in matrix.seats if seat.role}
    held = Post.objects.held_on(on).filter(unit__in=keys, role__in=roles).select_related("person")
    for post in held.order_by("starts_on", "pk"):
        posts[post.unit_id, post.role].append(post)
    terms = Tenure.objects.held_on(on).filter(unit__in=keys).order_by("starts_on", "pk")
    named = {(term.unit_id, term.seat_code): term for term in terms}
    return [
        Answering(
            unit, seat, matrix.charges.get(seat.pk, ()),
            [post for post in posts[unit.pk, seat.role] if _sits(post, seat)] if seat.role else (),
            named.get((unit.pk, seat.code)),
        )
        for unit in units
        for seat in matrix.seats
        if seat.unit_kind == unit.kind
    ]  # fmt: skip


def answering_at(unit: Unit, code: str, *, on: date) -> Answering | None:
    """One seat of a unit; None when there is no such seat on that day."""
    matrix = matrix_on(on)
    if matrix is None:
        return None
    found = (one for one in answering(matrix, [unit], on=on) if one.seat.code == code)
    return next(found, None)


def _sits(post: Post, seat: Seat) -> bool:
    """Whether a post is this seat: of its role, and called so, if the version says how."""
    wanted = seat.post_title
    return not wanted or (wanted in post.title and f"副{wanted}" not in post.title)


@dataclass(frozen=True, slots=True)
class Once:
    """One who sat in a seat: from when to when, and whether by a post."""

    name: str
    starts_on: date
    ends_on: date | None
    is_acting: bool
    by_post: bool
    why_ended: str = ""


def history(unit: Unit, seat: Seat) -> list[Once]:
    """Everybody who sat there, the latest first; two statements."""
    found = [
        Once(term.name, term.starts_on, term.ends_on, term.is_acting, False, term.why_ended)
        for term in Tenure.objects.filter(unit=unit, seat_code=seat.code)
    ]
    if seat.role:
        posts = Post.objects.filter(unit=unit, role=seat.role).select_related("person")
        found += [
            Once(post.person.name, post.starts_on, post.ends_on, post.is_acting, True)
            for post in posts
            if _sits(post, seat)
        ]
    return sorted(found, key=lambda one: (one.starts_on, one.name), reverse=True)
