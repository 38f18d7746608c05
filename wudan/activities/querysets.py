"""Which activities, openings, sign-ups and presences."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Max, Min, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from wudan.activities.enums import ActivityStage, Audience, InvitedState, SignUpState
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.activities.models import Activity, Attendance, Opening, ShiftInvitation, SignUp
    from wudan.people.actors import Actor


_ANYBODY = 0


class ActivityQuerySet(QuerySet["Activity"]):
    """Activities."""

    def of_county(self, county: str) -> "ActivityQuerySet":
        """All of one county."""
        return self.filter(county=county)

    def run_by(self, actor: "Actor") -> "ActivityQuerySet":
        """Those the actor organizes: of the own unit, of a site's subtree, of the own team, or led."""
        if not actor.may("run_activities") or actor.unit_id is None:
            return self.none()
        own = Q(unit=actor.unit_id) | Q(team__unit=actor.unit_id) | Q(leader=actor.person_id)
        if actor.role in {"station_keeper", "institute_staff", "center_office"}:
            own |= Q(unit__path__startswith=actor.unit_path)
        return self.filter(own)

    def with_names(self) -> "ActivityQuerySet":
        """With all that a line of a list shows: first and last shift, places and who waits."""
        openings = "shifts__openings__"
        return self.select_related("unit", "team__unit").annotate(
            begins=Min("shifts__starts_at"), ends=Max("shifts__ends_at"),
            quota=Sum(f"{openings}quota", default=0), taken=Sum(f"{openings}taken", default=0),
            waiting=Sum(f"{openings}waiting", default=0),
        )  # fmt: skip

    def readable_by(self, actor: Actor) -> "ActivityQuerySet":
        """What was published: for everybody, for one's team, in one's reach, or signed up for."""
        open_to_me = Q(audience=Audience.EVERYBODY) | Q(team__unit__in=actor.team_ids)
        if actor.person_id is not None:
            taking_part = self.model.objects.filter(
                shifts__openings__sign_ups__person=actor.person_id
            )
            open_to_me |= Q(pk__in=taking_part.values("pk"))
        if actor.is_staff:
            open_to_me |= Q(unit__path__startswith=actor.unit_path)
        return self.filter(open_to_me, is_template=False).exclude(stage=ActivityStage.DRAFT)


class OpeningQuerySet(QuerySet["Opening"]):
    """Openings."""

    def with_places(self) -> "OpeningQuerySet":
        """With all that a line of a list shows."""
        return self.select_related("shift__activity__unit", "position")


class SignUpQuerySet(QuerySet["SignUp"]):
    """Sign-ups."""

    def live(self) -> "SignUpQuerySet":
        """Placed or waiting."""
        return self.filter(state__in=(SignUpState.PLACED, SignUpState.WAITING))

    def offered_to(self, actor: Actor) -> "SignUpQuerySet":
        """Places that look for somebody: this person by name, or anybody who may read the activity."""
        if actor.person_id is None:
            return self.none()
        offered = self.model.objects.filter(offered_at__isnull=False)  # few, and in an index
        rows = self.filter(pk__in=offered.values("pk"), state=SignUpState.PLACED)
        # Not the column itself: SQLite would take its index and read the hundred thousand without.
        rows = rows.annotate(whom=Coalesce("offered_to_id", _ANYBODY))
        public = Q(whom=_ANYBODY) & (
            Q(opening__shift__activity__audience=Audience.EVERYBODY)
            | Q(opening__shift__activity__team__unit__in=actor.team_ids)
        )
        rows = rows.filter(Q(whom=actor.person_id) | public).exclude(person=actor.person_id)
        return rows.select_related("opening__shift__activity__unit", "opening__position")

    def on_roster(self, shift_id: int) -> "SignUpQuerySet":
        """Who has a place in a shift, in the order in which they got it, with their presence."""
        placed = self.filter(opening__shift=shift_id, state=SignUpState.PLACED)
        return placed.select_related("person", "opening__position", "attendance").order_by("id")

    def of_person(self, person_id: int) -> "SignUpQuerySet":
        """Where somebody has a place, the latest shift first."""
        placed = self.filter(person=person_id, state=SignUpState.PLACED)
        return placed.select_related(
            "person", "opening__position", "opening__shift__activity__unit", "attendance"
        ).order_by("-opening__shift__starts_at", "-id")


class ShiftInvitationQuerySet(QuerySet["ShiftInvitation"]):
    """Invitations to shifts."""

    def proposed(self) -> "ShiftInvitationQuerySet":
        """Not sent: known to the organizer alone."""
        return self.filter(state=InvitedState.PROPOSED)

    def waiting(self) -> "ShiftInvitationQuerySet":
        """Sent and not answered; each holds a place."""
        return self.filter(state=InvitedState.WAITING)

    def overdue(self, *, at: datetime) -> "ShiftInvitationQuerySet":
        """Nobody answered in time."""
        return self.waiting().filter(answer_by__lte=at)

    def of_person(self, person_id: int) -> "ShiftInvitationQuerySet":
        """Those somebody was sent, with all that a line shows."""
        mine = self.filter(person=person_id).exclude(state=InvitedState.PROPOSED)
        return mine.select_related("opening__shift__activity__unit", "opening__position")

    def asked_since(self, moment: datetime) -> "ShiftInvitationQuerySet":
        """Sent since a moment and not taken back: what counts as asking somebody."""
        return self.filter(sent_at__gte=moment).exclude(state=InvitedState.RECALLED)


class AttendanceQuerySet(QuerySet["Attendance"]):
    """Presences."""

    def open(self) -> "AttendanceQuerySet":
        """Of people who have not left yet."""
        return self.filter(left_at=None)

    def hinted(self, *, before: datetime) -> "AttendanceQuerySet":
        """That still carry a hint (near or not, which telephone) although it is long ago."""
        told = Q(in_range__isnull=False) | ~Q(hand="")
        return self.filter(told, came_at__lt=before)

    def forgotten(self, *, at: datetime, grace: timedelta) -> "AttendanceQuerySet":
        """Of people who did not sign out although the shift was over some time ago."""
        return self.open().filter(opening__shift__ends_at__lte=at - grace)
