"""The steps of an order: one noun, one file, one action."""

from wudan.api.v1.steps import (
    acceptance,
    acknowledgement,
    appointment,
    claim,
    confirmation,
    declination,
    disavowal,
    dispatch,
    escalation,
    follow_up,
    fulfillment,
    merger,
    queueing,
    recall,
    reclassification,
    referral,
    refusal,
    return_,
    review,
    start,
    supplement,
    unsaying,
    voiding,
    withdrawal,
)
from wudan.api.v1.steps.moving import router

__all__ = [
    "acceptance", "acknowledgement", "appointment", "claim", "confirmation", "declination",
    "disavowal", "dispatch", "escalation", "follow_up", "fulfillment", "merger", "queueing", "recall",
    "reclassification", "referral", "refusal", "return_", "review", "router", "start", "supplement", "unsaying", "voiding",
    "withdrawal",
]  # fmt: skip
