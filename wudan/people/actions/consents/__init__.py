"""Consents: given, withdrawn. One module a verb."""

from wudan.people.actions.consents.give import give
from wudan.people.actions.consents.withdraw import withdraw

__all__ = ["give", "withdraw"]
