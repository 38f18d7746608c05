"""Long tours: more than about eight stops, where whole days cannot be enumerated (R039, R040).

An answer of our own is always there first (insertion, then ruin and recreate); a third-party router
may better it, in a process of its own that is killed when its time is up (ADR 47).
"""

from wudan.matching.routers.checking import check
from wudan.matching.routers.child import Router, consult, found_router
from wudan.matching.routers.routing import Effort, route
from wudan.matching.routers.shapes import Answer, Client, Question, Route, Vehicle

__all__ = [
    "Answer",
    "Client",
    "Effort",
    "Question",
    "Route",
    "Router",
    "Vehicle",
    "check",
    "consult",
    "found_router",
    "route",
]
