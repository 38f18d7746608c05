"""Which redemptions; named as phrases."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.kit.clock import midnight
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.rewards.models.redemption import Redemption


class RedemptionQuerySet(QuerySet["Redemption"]):
    """Redemptions."""

    def pending(self) -> "RedemptionQuerySet":
        """Set aside, not yet collected."""
        return self.filter(state="pending")

    def overdue(self, at: datetime) -> "RedemptionQuerySet":
        """Set aside for longer than was said."""
        return self.pending().filter(collect_by__lte=at)

    def kept_by(self, actor: Actor) -> "RedemptionQuerySet":
        """Those of shops in reach of who keeps shops, or audits."""
        if not (actor.may("keep_shop") or actor.may("read_journal")) or not actor.unit_path:
            return self.none()
        return self.filter(shop__unit__path__startswith=actor.unit_path)

    def of_person(self, person_id: int | None) -> "RedemptionQuerySet":
        """For this person, or made by them, or out of their household's points."""
        if person_id is None:
            return self.none()
        home = Q(household__members__person=person_id, household__members__until=None)
        own = Q(person=person_id) | Q(asked_by_id=person_id) | Q(payer="household") & home
        return self.filter(pk__in=self.model._default_manager.filter(own).values("pk"))

    def counting(self, good_id: int, month: date) -> "RedemptionQuerySet":
        """Those that count against a month's limit of a good: neither given back nor returned."""
        first = month.replace(day=1)
        ends = (first + timedelta(days=32)).replace(day=1)
        return self.filter(
            good=good_id, state__in=["pending", "collected"],
            asked_at__gte=midnight(first), asked_at__lt=midnight(ends),
        )  # fmt: skip

    def with_names(self) -> "RedemptionQuerySet":
        """Joined with what a list shows."""
        return self.select_related("shop__unit", "good", "person__home", "household")
