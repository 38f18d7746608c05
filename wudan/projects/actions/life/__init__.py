"""After the gate: trial, half-yearly looks, exits, the nursery; to another unit."""

from wudan.projects.actions.life.confirm import confirm
from wudan.projects.actions.life.exits import ask_exit, decide_exit, propose_exits
from wudan.projects.actions.life.hand_over import hand_over
from wudan.projects.actions.life.look_back import look_back
from wudan.projects.actions.life.nurse import nurse

__all__ = [
    "ask_exit",
    "confirm",
    "decide_exit",
    "hand_over",
    "look_back",
    "nurse",
    "propose_exits",
]
