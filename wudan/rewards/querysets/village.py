"""Which village rules."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.rewards.models import VillageRules


class VillageRulesQuerySet(QuerySet["VillageRules"]):
    """Versions of villages' rules."""

    def decided(self) -> "VillageRulesQuerySet":
        """Those the committee decided."""
        return self.filter(state="decided")

    def on(self, day: date) -> "VillageRulesQuerySet":
        """Those that count on a day."""
        running = Q(ends_on=None) | Q(ends_on__gt=day)
        return self.decided().filter(running, starts_on__lte=day)

    def seen_by(self, actor: Actor) -> "VillageRulesQuerySet":
        """All versions of the villages a post keeps rules of, or audits."""
        if not (actor.may("keep_rules") or actor.may("read_journal")) or not actor.unit_path:
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)
