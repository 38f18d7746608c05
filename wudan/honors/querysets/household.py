"""Which rules, households, words, visits, plates, consents."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.honors.enums.household import Display, PlateState, Relation, Word
from wudan.honors.flow.household import LIVE, SHOWN, UNDER_WAY
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.honors.models.display import DisplayConsent
    from wudan.honors.models.household import HouseholdHonor
    from wudan.honors.models.household_hearing import HouseholdVisit, NeighbourWord
    from wudan.honors.models.household_rules import HouseholdRules
    from wudan.honors.models.plate import Plate

_READING_ROLES = frozenset({"leader", "auditor"})


class HouseholdRulesQuerySet(QuerySet["HouseholdRules"]):
    """Versions."""

    def in_force(self, county: str, on: date) -> "HouseholdRules | None":
        """The one that counts on a day."""
        return self.filter(county=county, starts_on__lte=on).order_by("-starts_on").first()


class HouseholdHonorQuerySet(QuerySet["HouseholdHonor"]):
    """Households on the way or named."""

    def visible_to(self, actor: Actor) -> "HouseholdHonorQuerySet":
        """Of one's own units, for staff who nominate, visit or decide; all below, for who reads."""
        if not actor.is_staff or not actor.unit_path:
            return self.none()
        if actor.may("nominate") or actor.role in _READING_ROLES:
            return self.filter(unit__path__startswith=actor.unit_path)
        return self.none()

    def live(self) -> "HouseholdHonorQuerySet":
        """On the way or named: one a household."""
        return self.filter(stage__in=LIVE)

    def of_members(self, person_id: int | None) -> "HouseholdHonorQuerySet":
        """Those of the household somebody lives in now."""
        return self.filter(household__members__person=person_id, household__members__until=None)

    def shown(self, kind: Display = Display.WEB) -> "HouseholdHonorQuerySet":
        """Named, and the household agrees to this being shown, now (PIPL §25)."""
        # one live consent a kind, by constraint: no line comes twice
        return self.filter(displays__kind=kind, displays__withdrawn_at=None, stage__in=SHOWN)

    def with_names(self) -> "HouseholdHonorQuerySet":
        """With all that a line of a list shows."""
        return self.select_related("household", "unit__parent")


class NeighbourWordQuerySet(QuerySet["NeighbourWord"]):
    """Neighbours' words."""

    def said(self) -> "NeighbourWordQuerySet":
        """Those that were said."""
        return self.exclude(word="")

    def waiting(self) -> "NeighbourWordQuerySet":
        """Asked, nothing said yet."""
        return self.filter(word="")

    def concerns(self) -> "NeighbourWordQuerySet":
        """For the visitors' eyes only."""
        return self.filter(word=Word.CONCERN)

    def spoken_before(self, moment: datetime) -> "NeighbourWordQuerySet":
        """Words still there although the household was decided on long ago."""
        over = Q(honor__moved_at__lt=moment) & ~Q(honor__stage__in=UNDER_WAY)
        return self.filter(over).exclude(words="")

    def praise(self) -> "NeighbourWordQuerySet":
        """Good words, for who decides; without a name."""
        return self.filter(word=Word.GOOD)


class VisitQuerySet(QuerySet["HouseholdVisit"]):
    """Visits."""

    def of(self, actor: Actor) -> "VisitQuerySet":
        """One's own."""
        if not actor.may("visit_households") or actor.person_id is None:
            return self.none()
        return self.filter(person=actor.person_id)

    def expected(self) -> "VisitQuerySet":
        """Those who did not step back."""
        return self.filter(~Q(relation=Relation.HAS))

    def given(self) -> "VisitQuerySet":
        """Made and written down."""
        return self.filter(relation=Relation.NONE, given_at__isnull=False)

    def waiting(self) -> "VisitQuerySet":
        """Still to be made."""
        return self.expected().filter(given_at=None)


class PlateQuerySet(QuerySet["Plate"]):
    """Plates."""

    def live(self) -> "PlateQuerySet":
        """At the door, or to be hung."""
        return self.filter(state=PlateState.LIVE)

    def due(self, on: date) -> "PlateQuerySet":
        """Those whose yearly look is due; none ends by itself."""
        return self.live().filter(look_due_on__lte=on)


class DisplayQuerySet(QuerySet["DisplayConsent"]):
    """Consents to be shown."""

    def live(self) -> "DisplayQuerySet":
        """Given and not taken back."""
        return self.filter(withdrawn_at=None)
