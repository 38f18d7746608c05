"""Gateways: who carries a short message. One is chosen by the settings; none is chosen by default."""

from wudan.notices.gateways.carrying import Gateway, NotCarried, Receipt
from wudan.notices.gateways.choosing import can, can_send, gateway

__all__ = ["Gateway", "NotCarried", "Receipt", "can", "can_send", "gateway"]
