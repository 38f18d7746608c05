"""Which campaigns, candidates, clearances, scorings, ballots, awards."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.honors.enums.campaign import AwardState, CampaignStage, CandidateState, ScorerConflict
from wudan.honors.flow.campaign import SHOWN, STOOD
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.honors.models.award import Award
    from wudan.honors.models.campaign import Campaign, CampaignOffice
    from wudan.honors.models.candidate import Candidate, Clearance
    from wudan.honors.models.scoring import Scoring
    from wudan.honors.models.vote import Ballot


class CampaignQuerySet(QuerySet["Campaign"]):
    """Campaigns."""

    def public(self, county: str) -> "CampaignQuerySet":
        """Those everybody sees."""
        return self.filter(county=county, stage__in=SHOWN)

    def visible_to(self, actor: Actor) -> "CampaignQuerySet":
        """All to who runs or reads them; to other staff those that everybody sees."""
        if not actor.is_staff:
            return self.none()
        if actor.may("run_campaigns"):
            return self.filter(unit__path__startswith=actor.unit_path)
        return self.filter(stage__in=SHOWN)


class OfficeQuerySet(QuerySet["CampaignOffice"]):
    """Offices that are asked."""

    def waiting(self) -> "OfficeQuerySet":
        """Those with a candidate they have not answered about yet."""
        clearing = Q(campaign__stage=CampaignStage.CLEARING, clearances__answer="")
        return self.filter(
            clearing, clearances__candidate__state=CandidateState.STANDING
        ).distinct()

    def to_remind(self, day: date) -> "OfficeQuerySet":
        """Still waiting, the day is near, nobody reminded them."""
        return self.waiting().filter(reminded_at=None, campaign__clear_until__lte=day)


class CandidateQuerySet(QuerySet["Candidate"]):
    """Candidates, never in an order of marks or votes."""

    def standing(self) -> "CandidateQuerySet":
        """Agreed, and in nobody's way."""
        return self.filter(state=CandidateState.STANDING)

    def unanswered(self) -> "CandidateQuerySet":
        """Put forward, and not heard from yet, while a yes still counts."""
        return self.filter(state=CandidateState.ASKED, campaign__stage=CampaignStage.NOMINATING)

    def stood(self) -> "CandidateQuerySet":
        """Those about whom residents said their word."""
        return self.filter(state__in=STOOD)

    def in_order(self) -> "CandidateQuerySet":
        """By class, then by number: the order in which they were put forward."""
        return self.order_by("honor_class", "number")

    def own(self, actor: Actor) -> "CandidateQuerySet":
        """About oneself, or put forward by oneself as a resident."""
        if actor.person_id is None:
            return self.none()
        return self.filter(Q(person=actor.person_id) | Q(nominator=actor.person_id))

    def visible_to(self, actor: Actor) -> "CandidateQuerySet":
        """To who puts forward, runs or decides: those of the units in reach."""
        if not actor.is_staff or not actor.may("nominate"):
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)


class ClearanceQuerySet(QuerySet["Clearance"]):
    """What offices say."""

    def of_office(self, actor: Actor) -> "ClearanceQuerySet":
        """Asked of the actor's own office."""
        if not actor.may("clear_candidates"):
            return self.none()
        return self.filter(office__unit=actor.unit_id)

    def unanswered(self) -> "ClearanceQuerySet":
        """Asked while the campaign still waits for it."""
        return self.filter(
            answer="", candidate__state=CandidateState.STANDING,
            candidate__campaign__stage=CampaignStage.CLEARING,
        )  # fmt: skip


class ScoringQuerySet(QuerySet["Scoring"]):
    """Scorings."""

    def of(self, actor: Actor) -> "ScoringQuerySet":
        """One's own."""
        if actor.person_id is None or not actor.may("score_candidates"):
            return self.none()
        return self.filter(scorer__person=actor.person_id)

    def waiting(self) -> "ScoringQuerySet":
        """Neither given nor recused, while scores are given."""
        left = self.exclude(conflict=ScorerConflict.HAS).filter(given_at=None)
        return left.filter(
            candidate__campaign__stage=CampaignStage.SCORING,
            candidate__state=CandidateState.STANDING,
        )

    def counting(self) -> "ScoringQuerySet":
        """Given by somebody without a conflict."""
        return self.filter(conflict=ScorerConflict.NONE, given_at__isnull=False)


class BallotQuerySet(QuerySet["Ballot"]):
    """Ballots."""

    def counting(self) -> "BallotQuerySet":
        """Not struck."""
        return self.filter(struck_at=None)


class AwardQuerySet(QuerySet["Award"]):
    """Awards."""

    def live(self) -> "AwardQuerySet":
        """Not revoked."""
        return self.filter(state=AwardState.LIVE)

    def in_order(self) -> "AwardQuerySet":
        """By campaign, class and name."""
        return self.order_by(
            "-candidate__campaign", "candidate__honor_class", "candidate__person__name", "pk"
        )
