"""What is done to accounts: one module a verb."""

from wudan.people.actions.accounts.change_password import change_password
from wudan.people.actions.accounts.choose_display import choose_display
from wudan.people.actions.accounts.end_sessions import end_sessions
from wudan.people.actions.accounts.open_account import open_account
from wudan.people.actions.accounts.prove_password import prove_password
from wudan.people.actions.accounts.prove_second_factor import prove_second_factor
from wudan.people.actions.accounts.reset_second_factor import reset_second_factor
from wudan.people.actions.accounts.set_up_second_factor import renew_sheet, set_up_second_factor
from wudan.people.actions.accounts.sign_in import Entry, note_entry, sign_in, sign_out
from wudan.people.actions.accounts.unlock_account import unlock_account
from wudan.people.actions.accounts.weixin import (
    come_in_by_weixin,
    connect_weixin,
    connected,
    disconnect_weixin,
)

__all__ = [
    "Entry",
    "change_password",
    "choose_display",
    "come_in_by_weixin",
    "connect_weixin",
    "connected",
    "disconnect_weixin",
    "end_sessions",
    "note_entry",
    "open_account",
    "prove_password",
    "prove_second_factor",
    "renew_sheet",
    "reset_second_factor",
    "set_up_second_factor",
    "sign_in",
    "sign_out",
    "unlock_account",
]
