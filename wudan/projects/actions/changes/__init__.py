"""在清单上改: small facts at once, what the gate judged by a change that passes it again (R065, R068)."""

from wudan.projects.actions.changes.adjust import adjust
from wudan.projects.actions.changes.change_item import change_item
from wudan.projects.actions.changes.monthly_menu import open_menus, publish_menu
from wudan.projects.actions.changes.offer_item import offer_item
from wudan.projects.actions.changes.propose_change import propose_change
from wudan.projects.actions.changes.take_back_change import take_back_change

__all__ = [
    "adjust", "change_item", "offer_item", "open_menus", "propose_change", "publish_menu", "take_back_change",
]  # fmt: skip
