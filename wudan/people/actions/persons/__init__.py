"""Persons: entered, corrected, registered as volunteers, merged and separated. One module a verb."""

from wudan.people.actions.persons.correct import correct
from wudan.people.actions.persons.distinguish import distinguish
from wudan.people.actions.persons.enter import enter
from wudan.people.actions.persons.merge import merge
from wudan.people.actions.persons.register import register, register_told
from wudan.people.actions.persons.separate import separate

__all__ = ["correct", "distinguish", "enter", "merge", "register", "register_told", "separate"]
