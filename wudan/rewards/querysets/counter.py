"""Which lines given without signal."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.rewards.models.counter import OfflineRedemption


class OfflineQuerySet(QuerySet["OfflineRedemption"]):
    """Lines, as phrases."""

    def kept_by(self, actor: Actor) -> "OfflineQuerySet":
        """Those of shops in reach of who keeps points, or audits."""
        keeps = actor.may("keep_points") or actor.may("read_journal")
        if not keeps or not actor.unit_path:
            return self.none()
        return self.filter(device__shop__unit__path__startswith=actor.unit_path)

    def waiting(self) -> "OfflineQuerySet":
        """For a person to decide."""
        return self.filter(state="waiting")

    def with_names(self) -> "OfflineQuerySet":
        """Joined with what a list shows."""
        return self.select_related(
            "stock__good", "stock__shop__unit", "device__shop__unit", "device__holder",
            "card__person", "card__household", "card__unit", "redemption",
        )  # fmt: skip
