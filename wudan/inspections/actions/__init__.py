"""督查指导: one module a verb (R099, R102)."""

from wudan.inspections.actions.close import close
from wudan.inspections.actions.drop import drop
from wudan.inspections.actions.guide import guide
from wudan.inspections.actions.inspect import inspect
from wudan.inspections.actions.look_in import look_in
from wudan.inspections.actions.plan import Wanted, plan
from wudan.inspections.actions.plan_units import plan_units
from wudan.inspections.actions.unit_visits import look_again, mend, see_unit, spare_unit

__all__ = [
    "Wanted", "close", "drop", "guide", "inspect", "look_again", "look_in", "mend", "plan",
    "plan_units", "see_unit", "spare_unit",
]  # fmt: skip
