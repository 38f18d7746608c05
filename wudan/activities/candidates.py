"""Who may be asked to a shift, and what each can, wishes and has already (R052; 条例 §25).

The team's members and leader, and who said that they would come or waits for a place. Nobody is
put in any order. Eight statements, whatever the size.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q

from wudan.activities.enums import Audience, InvitedState, SignUpState
from wudan.activities.models import Activity, Opening, ShiftInvitation, SignUp, Willingness
from wudan.kit.clock import day_of
from wudan.people.licences import licences_valid
from wudan.people.models import Person, Post
from wudan.people.querysets import PersonQuerySet
from wudan.teams.models import Competence, Membership, Team

MOST_PEOPLE = 300
"""More are not looked at in one reckoning; those who said they would come are first."""
WEEK = timedelta(days=7)
_LEADER = "team_leader"
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be asked, and all that a shift is held against."""

    person: Person
    skills: frozenset[str]
    trained: Mapping[str, date]
    licences: frozenset[str]
    slots: int
    """Weekly free times, 24 bits; nothing told is nothing known, and hides nobody."""
    wishes: Mapping[int, str] | None
    """Shift → Wish, of who said that they would come; None of who did not say."""
    most: int
    taken: tuple[Span, ...]
    refused: frozenset[int]
    """Shifts of this activity they said no to; asked again only by hand."""
    is_asked_enough: bool


def candidates_for(
    activity: Activity, openings: list[Opening], *, at: datetime
) -> dict[int, Candidate]:
    """Person → what is known, in the order in which they were found."""
    if not openings:
        return {}
    willing = {row.person_id: row for row in Willingness.objects.filter(activity=activity)}
    wanted = _who(activity, willing, at=at)
    rows = Person.objects.present().filter(pk__in=wanted, county=activity.county)
    people = {row.pk: row for row in rows.select_related("volunteer", "home")}
    first = min(opening.shift.day for opening in openings)
    trained, licences = _trained(people, first), licences_valid(people, first)
    busy = _busy(people, activity, at=at)
    return {
        pk: _candidate(people[pk], willing.get(pk), trained[pk], licences.get(pk, frozenset()), busy)
        for pk in wanted
        if pk in people
    }  # fmt: skip


def _who(activity: Activity, willing: Mapping[int, Willingness], *, at: datetime) -> list[int]:
    """Who said so or waits for a place, then the team's members and leader; each once."""
    waiting = SignUp.objects.filter(
        opening__shift__activity=activity, state__in=(SignUpState.WAITING, SignUpState.PLACED)
    )
    found = [*willing, *waiting.order_by("pk").values_list("person_id", flat=True)]
    if activity.audience != Audience.BACKFILL:
        teams = _teams(activity)
        members = Membership.objects.present().filter(team__in=teams)
        leaders = Post.objects.held_on(day_of(at)).filter(role=_LEADER, unit__team__in=teams)
        found += members.order_by("person").values_list("person_id", flat=True)[:MOST_PEOPLE]
        found += leaders.order_by("person").values_list("person_id", flat=True)[:MOST_PEOPLE]
    return list(dict.fromkeys(found))[:MOST_PEOPLE]


def _teams(activity: Activity) -> list[int]:
    """The team that goes; where none is named, those that belong to the organizing unit."""
    if activity.team_id is not None:
        return [activity.team_id]
    own = Q(unit=activity.unit_id) | Q(unit__parent=activity.unit_id)
    rows = Team.objects.active(activity.county).filter(own)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _trained(people: Iterable[int], first: date) -> dict[int, dict[str, date]]:
    """Person → skill → the last day it counts; several papers that follow each other are the last."""
    rows = Competence.objects.standing().filter(
        person__in=list(people), since__lte=first, valid_until__gte=first
    )
    found: dict[int, dict[str, date]] = defaultdict(dict)
    for person, skill, until in rows.values_list("person_id", "skill", "valid_until"):
        found[person][skill] = max(until, found[person].get(skill, until))
    return found


@dataclass(frozen=True, slots=True)
class _Busy:
    """What people have already: times, shifts of this activity, how often they were asked."""

    taken: Mapping[int, list[Span]]
    here: Counter[int]
    refused: Mapping[int, set[int]]
    asked: Counter[int]


def _busy(people: Iterable[int], activity: Activity, *, at: datetime) -> _Busy:
    taken: dict[int, list[Span]] = defaultdict(list)
    refused: dict[int, set[int]] = defaultdict(set)
    here, asked, listed = Counter[int](), Counter[int](), list(people)
    times = "opening__shift__starts_at", "opening__shift__ends_at", "opening__shift__activity"
    live = SignUp.objects.live().filter(person__in=listed, opening__shift__ends_at__gt=at)
    for person, start, end, of in live.values_list("person_id", *times):
        taken[person].append((start, end))
        here[person] += of == activity.pk
    invited = ShiftInvitation.objects.filter(person__in=listed).exclude(
        state__in=(InvitedState.PROPOSED, InvitedState.RECALLED)
    )
    recent = Q(sent_at__gte=at - WEEK) | Q(opening__shift__activity=activity)
    for person, start, end, of, state, sent_at, shift in invited.filter(recent).values_list(
        "person_id", *times, "state", "sent_at", "opening__shift"
    ):
        asked[person] += sent_at >= at - WEEK
        if state == InvitedState.WAITING:
            taken[person].append((start, end))
            here[person] += of == activity.pk
        if of == activity.pk and state in (InvitedState.REFUSED, InvitedState.LAPSED):
            refused[person].add(shift)
    return _Busy(taken, here, refused, asked)


def _candidate(
    person: Person, told: Willingness | None, trained: Mapping[str, date],
    licences: frozenset[str], busy: _Busy,
) -> Candidate:  # fmt: skip
    terms, pk = settings.PACK.staffing, person.pk
    mine = getattr(person, "volunteer", None)
    left = terms.asked_a_week - busy.asked[pk]
    most = told.most if told else min(terms.most_shifts, max(1, left))
    return Candidate(
        person, frozenset(mine.skills if mine else ()), trained, licences,
        mine.slots if mine else 0,
        {int(shift): wish for shift, wish in told.shifts.items()} if told else None,
        max(0, most - busy.here[pk]), tuple(busy.taken[pk]), frozenset(busy.refused[pk]),
        told is None and left < 1,
    )  # fmt: skip


def askable(activity: Activity) -> PersonQuerySet:
    """Whom the organizer may put on a list: members, the leader, and who said they would come."""
    teams, held = _teams(activity), Post.objects.filter(ends_on=None, role=_LEADER)
    of_us = Q(memberships__team__in=teams, memberships__left_on=None)
    of_us |= Q(pk__in=held.filter(unit__team__in=teams).values("person"))
    of_us |= Q(willing__activity=activity)
    rows = Person.objects.present().filter(of_us, county=activity.county).distinct()
    return rows.select_related("home", "volunteer").order_by("pk")[:MOST_PEOPLE]
