"""户: registered, joined, left, led by another, split, merged. One module a verb."""

from wudan.people.actions.households.holding import lock_households
from wudan.people.actions.households.join import join
from wudan.people.actions.households.leave import leave, leave_for_good
from wudan.people.actions.households.merge import merge
from wudan.people.actions.households.name_head import name_head
from wudan.people.actions.households.register import register
from wudan.people.actions.households.split import split

__all__ = [
    "join",
    "leave",
    "leave_for_good",
    "lock_households",
    "merge",
    "name_head",
    "register",
    "split",
]
