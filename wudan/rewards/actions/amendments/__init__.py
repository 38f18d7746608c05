"""更正单: what two people do: asked with a reason, agreed or refused by another."""

from wudan.rewards.actions.amendments.amend import agree, ask_change, ask_return, refuse

__all__ = ["agree", "ask_change", "ask_return", "refuse"]
