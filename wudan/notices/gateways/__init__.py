"""Gateways: who carries a message. One a channel is chosen by the settings; none is chosen by default."""

from wudan.notices.gateways.carrying import (
    Carrier,
    Fault,
    Finding,
    Found,
    Gateway,
    Habits,
    Load,
    NotCarried,
    Receipt,
)
from wudan.notices.gateways.choosing import can, can_send, carrier_of, gateway

__all__ = [
    "Carrier", "Fault", "Finding", "Found", "Gateway", "Habits", "Load", "NotCarried", "Receipt",
    "can", "can_send", "carrier_of", "gateway",
]  # fmt: skip
