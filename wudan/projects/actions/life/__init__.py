"""After the gate: trial, half-yearly looks, exits, the nursery, cases."""

from wudan.projects.actions.life.confirm import confirm
from wudan.projects.actions.life.exits import ask_exit, decide_exit, propose_exits
from wudan.projects.actions.life.look_back import look_back
from wudan.projects.actions.life.nurse import nurse
from wudan.projects.actions.life.tell import Told, answer_case, tell

__all__ = [
    "Told",
    "answer_case",
    "ask_exit",
    "confirm",
    "decide_exit",
    "look_back",
    "nurse",
    "propose_exits",
    "tell",
]
