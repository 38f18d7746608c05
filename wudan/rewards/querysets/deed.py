"""Which deeds, and what rules have given."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.people.actors import Actor
from wudan.people.roles import Reach

if TYPE_CHECKING:
    from wudan.rewards.models import Deed, Earning


class DeedQuerySet(QuerySet["Deed"]):
    """Deeds."""

    def of_person(self, person_id: int | None) -> "DeedQuerySet":
        """One's own, those of one's household, those of a team one leads."""
        leads = Q(
            team__unit__posts__person=person_id, team__unit__posts__role="team_leader",
            team__unit__posts__ends_on=None,
        )  # fmt: skip
        home = Q(household__members__person=person_id, household__members__until=None)
        return self.filter(Q(person=person_id) | home | leads).distinct()

    def visible_to(self, actor: Actor) -> "DeedQuerySet":
        """As oneself one's own; under a post those of units in reach, for who keeps points or audits."""
        if not actor.is_staff:
            return self.of_person(actor.person_id) if actor.person_id else self.none()
        if not (actor.may("keep_points") or actor.may("read_journal")):
            return self.none()
        if actor.kind.reach is Reach.HERE:
            return self.filter(unit=actor.unit_id)
        return self.filter(unit__path__startswith=actor.unit_path)

    def with_names(self) -> "DeedQuerySet":
        """Joined with what lists show."""
        return self.select_related(
            "unit", "rule__rules", "item__rules", "person", "household", "team__unit", "order",
            "activity", "project",
        )  # fmt: skip

    def waiting(self) -> "DeedQuerySet":
        """For a second person, or for an answer to an objection."""
        return self.filter(
            Q(state="waiting") | Q(state="kept", objected_at__isnull=False, answered_at=None)
        )


class EarningQuerySet(QuerySet["Earning"]):
    """What rules have given."""

    def live(self) -> "EarningQuerySet":
        """Those that count."""
        return self.filter(reversed_at=None)

    def within(self, actor: Actor) -> "EarningQuerySet":
        """Of the units a post reaches, for who keeps points, decides by which rules, or audits."""
        if not (actor.may("keep_points") or actor.may("read_journal")) or not actor.unit_path:
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)

    def written_on(self, first: date, last: date) -> "EarningQuerySet":
        """Written down on these days, whatever the day of the act."""
        return self.filter(written_on__gte=first, written_on__lte=last)
