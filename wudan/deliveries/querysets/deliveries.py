"""Which rounds, deliveries and offers."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from wudan.deliveries.enums import DeliveryStage, OfferState, RoundStage
from wudan.deliveries.flow import DONE, OPEN
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.deliveries.models import Delivery, DeliveryOffer, Round

_SITES = frozenset({"station_keeper", "institute_staff", "center_office"})
_READERS = frozenset({"leader", "auditor"})


class RoundQuerySet(QuerySet["Round"]):
    """Rounds."""

    def planned_by(self, actor: Actor) -> "RoundQuerySet":
        """Those the actor plans, or looks at from above."""
        if not plans(actor):
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)

    def with_counts(self) -> "RoundQuerySet":
        """With service, unit, and how many deliveries are open, asked, done, without anybody."""
        stages = "deliveries__stage"
        return self.select_related("service__platform", "unit").annotate(
            all_of_it=Count("deliveries", filter=~Q(**{stages: DeliveryStage.CANCELLED})),
            unassigned=Count("deliveries", filter=Q(**{stages: DeliveryStage.PLANNED})),
            asked=Count("deliveries", filter=Q(**{stages: DeliveryStage.OFFERED})),
            accepted=Count("deliveries", filter=Q(**{stages: DeliveryStage.ACCEPTED})),
            done=Count("deliveries", filter=Q(**{f"{stages}__in": DONE})),
            missed=Count("deliveries", filter=Q(**{stages: DeliveryStage.MISSED})),
        )

    def over(self, on: date) -> "RoundQuerySet":
        """Published ones whose last day is past."""
        return self.filter(stage=RoundStage.PUBLISHED, ends_on__lt=on)


class DeliveryQuerySet(QuerySet["Delivery"]):
    """Deliveries."""

    def published(self) -> "DeliveryQuerySet":
        """Of rounds that were sent out."""
        return self.filter(round__stage__in=(RoundStage.PUBLISHED, RoundStage.ENDED))

    def open(self) -> "DeliveryQuerySet":
        """Still to be done."""
        return self.filter(stage__in=OPEN)

    def promised(self) -> "DeliveryQuerySet":
        """With a party's yes, and not over: what the public may count on."""
        return self.published().filter(stage=DeliveryStage.ACCEPTED)

    def done(self) -> "DeliveryQuerySet":
        """Brought, whether acknowledged or not yet."""
        return self.filter(stage__in=DONE)

    def with_names(self) -> "DeliveryQuerySet":
        """With all that a line of a list shows."""
        return self.select_related("round__service__platform", "unit__parent", "party")

    def of_party(self, unit_id: int | None) -> "DeliveryQuerySet":
        """Those this party was asked for and has not refused."""
        live = (OfferState.OFFERED, OfferState.ACCEPTED)
        return self.published().filter(offers__unit=unit_id, offers__state__in=live)

    def to_site(self, actor: Actor) -> "DeliveryQuerySet":
        """Those that come to the actor's site or to sites below it."""
        if actor.role not in _SITES | _READERS:
            return self.none()
        return self.published().filter(unit__path__startswith=actor.unit_path)

    def visible_to(self, actor: Actor) -> "DeliveryQuerySet":
        """One plans it, receives it or carries it; anybody reads what is promised."""
        seen = Q(stage=DeliveryStage.ACCEPTED, round__stage=RoundStage.PUBLISHED)
        published = Q(round__stage__in=(RoundStage.PUBLISHED, RoundStage.ENDED))
        if actor.role in _SITES | _READERS:
            seen |= published & Q(unit__path__startswith=actor.unit_path)
        if actor.is_staff:
            seen |= published & Q(offers__unit=actor.unit_id)
        if actor.team_ids:
            seen |= published & Q(offers__unit__in=actor.team_ids)
        if plans(actor):
            seen |= Q(round__unit__path__startswith=actor.unit_path)
        return self.filter(seen).distinct()


class DeliveryOfferQuerySet(QuerySet["DeliveryOffer"]):
    """Who was asked."""

    def live(self) -> "DeliveryOfferQuerySet":
        """Asked and not answered, or answered with yes."""
        return self.filter(state__in=(OfferState.OFFERED, OfferState.ACCEPTED))

    def asked_of(self, unit_id: int | None) -> "DeliveryOfferQuerySet":
        """What waits for this party's answer, of rounds that were sent out."""
        return self.filter(
            unit=unit_id, state=OfferState.OFFERED, delivery__round__stage=RoundStage.PUBLISHED
        )

    def lapsing(self, at: datetime) -> "DeliveryOfferQuerySet":
        """Offers without an answer in time; a duty does not lapse."""
        return self.filter(state=OfferState.OFFERED, due_at__lte=at, kind="offer")


def plans(actor: Actor) -> bool:
    """Whether a post has to do with planning: it plans, or looks at it from above."""
    return actor.is_staff and (actor.may("plan_deliveries") or actor.role in _READERS)
