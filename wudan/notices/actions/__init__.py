"""What is sent to people: one module a verb."""

from wudan.notices.actions.send_sign_in_code import send_sign_in_code

__all__ = ["send_sign_in_code"]
