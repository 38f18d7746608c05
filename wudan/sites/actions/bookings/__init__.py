"""预订: asked for, agreed to, confirmed again, cancelled, let go, used or not (R028)."""

from wudan.sites.actions.bookings.book import book
from wudan.sites.actions.bookings.cancel import cancel_booking, cancel_rest, give_back, leave_rooms
from wudan.sites.actions.bookings.confirm import confirm_booking
from wudan.sites.actions.bookings.decide import agree, turn_down
from wudan.sites.actions.bookings.lapse import lapse_unanswered
from wudan.sites.actions.bookings.release import release_unconfirmed
from wudan.sites.actions.bookings.repeat import DateOutlook, add_date, book_series, outlook
from wudan.sites.actions.bookings.see import note_use

__all__ = [
    "DateOutlook",
    "add_date",
    "agree",
    "book",
    "book_series",
    "cancel_booking",
    "cancel_rest",
    "confirm_booking",
    "give_back",
    "lapse_unanswered",
    "leave_rooms",
    "note_use",
    "outlook",
    "release_unconfirmed",
    "turn_down",
]
