"""The verbs of exports and publication. One module each, keyword-only, `by=` and `at=`."""

from wudan.exchange.actions.approve import approve
from wudan.exchange.actions.ask import Wanted, ask
from wudan.exchange.actions.clear import clear
from wudan.exchange.actions.fetch import fetch
from wudan.exchange.actions.make import make
from wudan.exchange.actions.raise_alarm import raise_alarm
from wudan.exchange.actions.refuse import refuse

__all__ = ["Wanted", "approve", "ask", "clear", "fetch", "make", "raise_alarm", "refuse"]
