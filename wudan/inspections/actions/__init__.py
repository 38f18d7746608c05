"""督查指导: one module a verb (R099, R102)."""

from wudan.inspections.actions.close import close
from wudan.inspections.actions.drop import drop
from wudan.inspections.actions.guide import guide
from wudan.inspections.actions.inspect import inspect
from wudan.inspections.actions.look_in import look_in
from wudan.inspections.actions.plan import Wanted, plan

__all__ = ["Wanted", "close", "drop", "guide", "inspect", "look_in", "plan"]
