"""What is done with connected systems: one module a verb."""

from wudan.connections.actions.agree import agree
from wudan.connections.actions.deliver import (
    Parcel,
    settle_delivery,
    take_delivery,
    tell_systems,
)
from wudan.connections.actions.end import end
from wudan.connections.actions.make_key import make_key
from wudan.connections.actions.register import register
from wudan.connections.actions.subscribe import (
    redeliver,
    rotate_secret,
    subscribe,
    unsubscribe,
)
from wudan.connections.actions.take_in import Brought, take_in

__all__ = [
    "Brought",
    "Parcel",
    "agree",
    "end",
    "make_key",
    "redeliver",
    "register",
    "rotate_secret",
    "settle_delivery",
    "subscribe",
    "take_delivery",
    "take_in",
    "tell_systems",
    "unsubscribe",
]
