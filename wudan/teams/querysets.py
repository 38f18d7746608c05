"""Which teams."""

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from wudan.people.actors import Actor
from wudan.teams.enums import SupportState

if TYPE_CHECKING:
    from wudan.teams.models import (
        Appeal,
        Application,
        Competence,
        Founding,
        Membership,
        Plan,
        SupportOrder,
        Team,
        TeamPaper,
        TrainingAttendance,
        TrainingPlan,
        TrainingSession,
    )

_READERS = frozenset({"leader", "auditor"})
_OVERSEERS = frozenset({"institute_staff", "center_office"})
_SITES = _OVERSEERS | {"station_keeper"}
_READ_PLANS = _READERS | {
    "station_keeper",
    "institute_staff",
    "center_office",
    "department_officer",
}


class TeamQuerySet(QuerySet["Team"]):
    """Teams."""

    def active(self, county: str) -> "TeamQuerySet":
        """A county's teams that exist today, with their unit."""
        return self.filter(unit__county=county, unit__ends_on=None).select_related("unit")

    def kept_by(self, actor: Actor) -> "TeamQuerySet":
        """Those whose facts and papers the actor has before them: the own as its leader, those under the own site."""
        if actor.role == "team_leader":
            return self.filter(unit=actor.unit_id)
        if actor.role not in _SITES or not actor.unit_path:
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)

    def below(self, pk: int, *, deepest: int) -> "list[Team]":
        """Those that belong under a team, and under these, as deep as the county has tiers."""
        found: list[Team] = []
        above = [pk]
        for _tier in range(1, deepest):
            rows = list(self.filter(under__in=above))
            above = [team.pk for team in rows]
            found += rows
        return found


class TeamPaperQuerySet(QuerySet["TeamPaper"]):
    """What teams told of their insurance and licences."""

    def live(self) -> "TeamPaperQuerySet":
        """Neither taken back, nor struck, nor followed by a newer one."""
        return self.filter(removed_at=None)

    def waiting(self, day: date) -> "TeamPaperQuerySet":
        """Those nobody has looked at, and that are worth a look on this day."""
        return self.live().filter(checked_at=None, valid_until__gte=day)

    def checked_by(self, actor: Actor) -> "TeamPaperQuerySet":
        """Those of existing teams under the actor's site."""
        if not actor.may("place_for") or not actor.unit_path:
            return self.none()
        return self.filter(team__unit__path__startswith=actor.unit_path, team__unit__ends_on=None)

    def within(self, actor: Actor) -> "TeamPaperQuerySet":
        """Those a page may act on: of the leader's own team, or under the actor's site."""
        if actor.role == "team_leader":
            return self.filter(team__unit=actor.unit_id)
        return self.checked_by(actor)


class MembershipQuerySet(QuerySet["Membership"]):
    """Who belongs to which team."""

    def present(self) -> "MembershipQuerySet":
        """Those who belong to it now."""
        return self.filter(left_on=None)

    def fellows_of(self, person_id: int) -> "MembershipQuerySet":
        """Present members of the teams somebody belongs to now, without that person."""
        own = self.model.objects.present().filter(person=person_id).values("team")
        return self.present().filter(team__in=own).exclude(person=person_id)


class FoundingQuerySet(QuerySet["Founding"]):
    """Teams that are being founded."""

    def waiting(self) -> "FoundingQuerySet":
        """Those whose leader has not answered."""
        return self.filter(state="waiting")

    def with_both_sides(self) -> "FoundingQuerySet":
        """With the site, who is asked, and the post that asks: what a yes is looked at by."""
        return self.select_related("site", "person", "asked_under__unit")

    def over_without_a_yes(self) -> "FoundingQuerySet":
        """Those after which the site may ask somebody else."""
        return self.filter(state__in=["refused", "lapsed"])

    def kept_by(self, actor: Actor) -> "FoundingQuerySet":
        """Those of the sites in reach."""
        if not actor.may("place_for") or not actor.is_staff or not actor.unit_path:
            return self.none()
        return self.filter(site__path__startswith=actor.unit_path)


class ApplicationQuerySet(QuerySet["Application"]):
    """Wishes to join."""

    def waiting(self) -> "ApplicationQuerySet":
        """Those a leader has to answer."""
        return self.filter(state="asked")

    def open(self) -> "ApplicationQuerySet":
        """Those without a result."""
        return self.filter(state__in=["introduced", "asked"])

    def answerable_by(self, actor: Actor) -> "ApplicationQuerySet":
        """Those to the actor's own team, or to a team under the actor's site."""
        if actor.role == "team_leader":
            return self.waiting().filter(team__unit=actor.unit_id)
        if not actor.may("place_for") or not actor.unit_path:
            return self.none()
        return self.waiting().filter(team__unit__path__startswith=actor.unit_path)

    def disowned_below(self, actor: Actor) -> "ApplicationQuerySet":
        """Those that people say they never made, for the office above the station that wrote them down."""
        if actor.role not in _OVERSEERS or not actor.unit_path:
            return self.none()
        here = Q(team__unit__path__startswith=actor.unit_path)
        return self.filter(
            here | Q(person__home__path__startswith=actor.unit_path), state="disowned"
        )


class AppealQuerySet(QuerySet["Appeal"]):
    """What somebody would not accept."""

    def waiting(self) -> "AppealQuerySet":
        """Those without a decision."""
        return self.filter(state="waiting")

    def held_by(self, actor: Actor) -> "AppealQuerySet":
        """Those that the actor's site decides, and for the center all of the county."""
        if not actor.may("place_for") or not actor.unit_path:
            return self.none()
        if actor.role == "center_office":
            return self.filter(unit__path__startswith=actor.unit_path)
        return self.filter(unit=actor.unit_id)


class PlanQuerySet(QuerySet["Plan"]):
    """Plans of teams."""

    def visible_to(self, actor: Actor) -> "PlanQuerySet":
        """A leader's own; of the county's, all, for sites, departments and readers."""
        if actor.role == "team_leader":
            return self.filter(team__unit=actor.unit_id)
        return self.all() if actor.role in _READ_PLANS else self.none()


class SupportQuerySet(QuerySet["SupportOrder"]):
    """Support of teams for sites."""

    def visible_to(self, actor: Actor) -> "SupportQuerySet":
        """Those of the actor's team, or of the sites in reach."""
        if actor.role == "team_leader":
            return self.filter(team__unit=actor.unit_id)
        if not actor.unit_path or not (actor.may("place_for") or actor.role in _READERS):
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)

    def overdue(self, at: datetime) -> "SupportQuerySet":
        """Not answered in time, and the office was not told yet."""
        return self.filter(state=SupportState.ASKED, due_at__lte=at, overdue_at=None)


class TrainingPlanQuerySet(QuerySet["TrainingPlan"]):
    """Plans of training."""

    def kept_by(self, actor: Actor) -> "TrainingPlanQuerySet":
        """Those of the units whose training the actor keeps."""
        if not actor.may("keep_training") or not actor.unit_path:
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)


class TrainingSessionQuerySet(QuerySet["TrainingSession"]):
    """Sessions of training."""

    def kept_by(self, actor: Actor) -> "TrainingSessionQuerySet":
        """Those of the units whose training the actor keeps."""
        if not actor.may("keep_training") or not actor.unit_path:
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)

    def coming(self, county: str, day: date) -> "TrainingSessionQuerySet":
        """A county's, from a day on, that will be held; the next one first."""
        live = self.filter(county=county, day__gte=day, held_at=None, cancelled_at=None)
        return live.select_related("unit").order_by("day", "begins", "pk")

    def to_remind(self, days: Collection[date]) -> "TrainingSessionQuerySet":
        """Those on these days that will be held and of which nobody was reminded."""
        live = self.filter(day__in=days, held_at=None, cancelled_at=None)
        return live.filter(reminded_at=None, taken__gt=0)


class TrainingAttendanceQuerySet(QuerySet["TrainingAttendance"]):
    """Who signed up for, and came to, a session."""

    def with_names(self) -> "TrainingAttendanceQuerySet":
        """Joined with what a roster shows, in the order of signing up."""
        return self.select_related("person__home").order_by("pk")

    def live(self) -> "TrainingAttendanceQuerySet":
        """Not taken back: these hold a place."""
        return self.filter(withdrawn_at=None)


class CompetenceQuerySet(QuerySet["Competence"]):
    """What persons were trained for."""

    def standing(self) -> "CompetenceQuerySet":
        """Not revoked; valid, to come, or run out."""
        return self.filter(revoked_at=None)

    def valid_on(self, day: date) -> "CompetenceQuerySet":
        """Those that count on a day."""
        return self.standing().filter(since__lte=day, valid_until__gte=day)

    def kept_by(self, actor: Actor) -> "CompetenceQuerySet":
        """Those the actor's units issued, and those of people who live in its subtree."""
        if not actor.may("keep_training") or not actor.unit_path:
            return self.none()
        lives = Q(person__home__path__startswith=actor.unit_path)
        return self.filter(lives | Q(unit__path__startswith=actor.unit_path))

    def running_out(self, day: date, last: date) -> "CompetenceQuerySet":
        """Those that end between two days, unless the person has a later one of the skill."""
        later = self.model._default_manager.filter(
            person=OuterRef("person"),
            skill=OuterRef("skill"),
            revoked_at=None,
            valid_until__gt=last,
        )
        ending = self.standing().filter(valid_until__gte=day, valid_until__lte=last)
        return ending.filter(~Exists(later))

    def of_teams(self, teams: "Collection[int] | QuerySet[Team, Any]") -> "CompetenceQuerySet":
        """Those of the present members of these teams."""
        return self.filter(person__memberships__team__in=teams, person__memberships__left_on=None)
