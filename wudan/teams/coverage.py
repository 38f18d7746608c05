"""覆盖: does each site have a team at it or serving it; which are silent, and why probably (R047).

Nothing here ranks: sites come in the order of the tree, each with what is missing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from wudan.areas.enums import SITE_KINDS
from wudan.areas.models import Unit
from wudan.people.models import Post, Volunteer
from wudan.teams.models import Membership, Team


@dataclass(frozen=True, slots=True)
class Covered:
    """One site: teams of its own, teams that say they serve it, and what is lacking."""

    unit: Unit
    own: tuple[Team, ...]
    serving: int
    cause: str
    """no_team, no_leader, no_members, or nothing."""
    volunteers: int
    led_by_others: bool
    """It has a head and teams with leaders, and the head leads none of them (R046)."""

    @property
    def is_silent(self) -> bool:
        """Whether nobody is there to come."""
        return bool(self.cause)


def coverage(county: str, path: str, *, on: date) -> list[Covered]:
    """Every site at a unit and below, in no order; six statements whatever the size."""
    sites = Unit.objects.filter(county=county, path__startswith=path, ends_on=None)
    found = list(sites.filter(kind__in=SITE_KINDS).select_related("parent"))
    teams = list(Team.objects.active(county))
    held = Post.objects.held_on(on).filter(unit__county=county)
    led = _people_at(held.filter(role="team_leader"))
    heads = _people_at(held.filter(heads=True, unit__kind__in=SITE_KINDS))
    manned = set(
        Membership.objects.present().filter(team__unit__county=county)
        .values_list("team", flat=True).distinct()
    )  # fmt: skip
    at: dict[int | None, list[Team]] = defaultdict(list)
    for team in teams:
        at[team.unit.parent_id].append(team)
    homes = _volunteers_at(county)
    return [
        _covered(
            unit, at[unit.pk], teams, led, manned, homes.get(unit.pk, 0), heads.get(unit.pk, set())
        )
        for unit in found
    ]


@dataclass(frozen=True, slots=True)
class Unled:
    """A team without a leader today, and until when somebody led it."""

    team: Team
    since: date | None


def unled(county: str, path: str, *, on: date) -> list[Unled]:
    """Teams at a unit and below whose leader's post is empty: succession did not come about (R046)."""
    held = Post.objects.held_on(on).filter(role="team_leader").values("unit")
    rows = Team.objects.active(county).filter(unit__path__startswith=path).exclude(unit__in=held)
    teams = list(rows.select_related("unit__parent"))
    former = Post.objects.filter(
        role="team_leader", unit__in=[team.unit_id for team in teams], ends_on__lte=on
    )
    last = dict(former.order_by("ends_on").values_list("unit", "ends_on"))
    return [Unled(team, last.get(team.unit_id)) for team in teams]


def _covered(
    unit: Unit, own: list[Team], teams: list[Team], led: Mapping[int, set[int]], manned: set[int],
    volunteers: int, heads: set[int],
) -> Covered:  # fmt: skip
    serving = [team for team in teams if team not in own and serves(team, unit)]
    here = [*own, *serving]
    cause = ""
    if not here:
        cause = "no_team"
    elif not any(team.unit_id in led for team in here):
        cause = "no_leader"
    elif not any(team.pk in manned or team.members_count for team in here):
        cause = "no_members"
    leaders = set[int]().union(*(led.get(team.unit_id, ()) for team in own))
    others = bool(heads and leaders and not heads & leaders)
    return Covered(unit, tuple(own), len(serving), cause, volunteers, others)


def _people_at(posts: QuerySet[Post]) -> dict[int, set[int]]:
    """Who holds these posts, by unit."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for unit, person in posts.values_list("unit", "person"):
        found[unit].add(person)
    return found


def serves(team: Team, unit: Unit) -> bool:
    """Whether a team says it comes to a unit, by name or with all above it."""
    return any(unit.path.startswith(path) for path in team.serves)


def _volunteers_at(county: str) -> dict[int, int]:
    counted: dict[int, int] = defaultdict(int)
    for home in _homes(county):
        counted[home] += 1
    return counted


def _homes(county: str) -> Iterator[int]:
    rows = Volunteer.objects.active().filter(person__county=county, person__home__isnull=False)
    yield from rows.values_list("person__home", flat=True).iterator(chunk_size=2000)
