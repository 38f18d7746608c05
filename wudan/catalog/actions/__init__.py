"""The verbs of the menu. One module each, keyword-only, `by=` and `at=`, atomic."""

from wudan.catalog.actions.edit_service import edit_service, waiting_change
from wudan.catalog.actions.hand_over import cooperate, end_cooperation, hand_over
from wudan.catalog.actions.limit_service import limit_service
from wudan.catalog.actions.note_unmatched import note_unmatched
from wudan.catalog.actions.offer_service import offer_service
from wudan.catalog.actions.publish_menu import Barred, Line, open_menu, open_menus, publish_menu
from wudan.catalog.actions.settle_change import settle_change
from wudan.catalog.details import Wanted

__all__ = [
    "Barred", "Line", "Wanted", "cooperate", "edit_service", "end_cooperation", "hand_over", "limit_service",
    "note_unmatched", "offer_service", "open_menu", "open_menus", "publish_menu", "settle_change",
    "waiting_change",
]  # fmt: skip
