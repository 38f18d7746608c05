"""What is done to posts: given, ended, handed over, confirmed. One module a verb."""

from wudan.people.actions.posts.acknowledge import acknowledge
from wudan.people.actions.posts.appoint_acting import appoint_acting
from wudan.people.actions.posts.confirm import confirm
from wudan.people.actions.posts.end import end
from wudan.people.actions.posts.end_with_unit import end_with_unit
from wudan.people.actions.posts.expire import expire, warn
from wudan.people.actions.posts.grant import grant
from wudan.people.actions.posts.hand_over import Duty, hand_over
from wudan.people.actions.posts.nominate import nominate
from wudan.people.actions.posts.second import second
from wudan.people.actions.posts.succession import left_behind
from wudan.people.actions.posts.take_up import take_up

__all__ = [
    "Duty", "acknowledge", "appoint_acting", "confirm", "end", "end_with_unit", "expire", "grant", "hand_over",
    "left_behind", "nominate", "second", "take_up", "warn",
]  # fmt: skip
