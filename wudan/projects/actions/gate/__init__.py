"""准入关: name reviewers, declare, give, decide, appeal, answer."""

from wudan.projects.actions.gate.appeal import answer, appeal
from wudan.projects.actions.gate.decide import decide
from wudan.projects.actions.gate.declare import declare
from wudan.projects.actions.gate.give import Given, asked_of, asked_of_each, give
from wudan.projects.actions.gate.name_reviewer import name_reviewer

__all__ = [
    "Given",
    "answer",
    "appeal",
    "asked_of",
    "asked_of_each",
    "decide",
    "declare",
    "give",
    "name_reviewer",
]
