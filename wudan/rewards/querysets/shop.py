"""Which shops, which sponsors; named as phrases."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.rewards.models.shop import Shop, Sponsor


class ShopQuerySet(QuerySet["Shop"]):
    """Shops."""

    def open(self) -> "ShopQuerySet":
        """Those where something can be had."""
        return self.filter(is_open=True)

    def kept_by(self, actor: Actor) -> "ShopQuerySet":
        """Those in reach of who keeps shops, or audits."""
        keeps = actor.may("keep_shop") or actor.may("read_journal")
        if not keeps or not actor.unit_path:
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)

    def with_units(self) -> "ShopQuerySet":
        """Joined with what a list shows."""
        return self.select_related("unit")


class SponsorQuerySet(QuerySet["Sponsor"]):
    """Sponsors."""

    def kept_by(self, actor: Actor) -> "SponsorQuerySet":
        """Those registered by units in reach, or above one's own: whoever may take goods from them."""
        if not (actor.may("keep_shop") or actor.may("read_journal")) or not actor.unit_path:
            return self.none()
        above = _paths_above(actor.unit_path)
        below = self.filter(unit__path__startswith=actor.unit_path)
        return below | self.filter(unit__path__in=above)


def _paths_above(path: str) -> list[str]:
    parts = path.rstrip(".").split(".")
    return [".".join(parts[:n]) + "." for n in range(1, len(parts) + 1)]
