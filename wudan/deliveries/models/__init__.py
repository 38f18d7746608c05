"""Rounds, their deliveries, and who was asked: one file a thing."""

from wudan.deliveries.models.delivery import Delivery, DeliveryOffer
from wudan.deliveries.models.round import Round

__all__ = ["Delivery", "DeliveryOffer", "Round"]
