"""The verbs of intake. One module each, keyword-only, `by=` and `at=`."""

from wudan.intake.actions.drop import drop
from wudan.intake.actions.forget import forget_scans, forget_scans_of, sweep_scans
from wudan.intake.actions.holding import AT_SCREEN
from wudan.intake.actions.kiosks import ask_at_kiosk, begin_kiosk, end_kiosk, open_kiosk, settle_ask
from wudan.intake.actions.printing import print_cards, print_roster
from wudan.intake.actions.read import Lost, give_up, note_looks, take_next
from wudan.intake.actions.send import Upload, send
from wudan.intake.actions.take_card import CardOrder, take_card
from wudan.intake.actions.take_roster import RosterRow, take_roster_sheet

__all__ = [
    "AT_SCREEN",
    "CardOrder",
    "Lost",
    "RosterRow",
    "Upload",
    "ask_at_kiosk",
    "begin_kiosk",
    "drop",
    "end_kiosk",
    "forget_scans",
    "forget_scans_of",
    "give_up",
    "note_looks",
    "open_kiosk",
    "print_cards",
    "print_roster",
    "send",
    "settle_ask",
    "sweep_scans",
    "take_card",
    "take_next",
    "take_roster_sheet",
]
