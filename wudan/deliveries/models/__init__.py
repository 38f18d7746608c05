"""Plans of rounds, rounds, their deliveries, and who was asked: one file a thing."""

from wudan.deliveries.models.amendment import PlanAmendment
from wudan.deliveries.models.delivery import Delivery, DeliveryOffer
from wudan.deliveries.models.plan import PlanStep, PlanTeam, PlanWeek, RoundPlan
from wudan.deliveries.models.round import Round

__all__ = [
    "Delivery",
    "DeliveryOffer",
    "PlanAmendment",
    "PlanStep",
    "PlanTeam",
    "PlanWeek",
    "Round",
    "RoundPlan",
]
