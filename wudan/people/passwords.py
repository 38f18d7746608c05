"""Which passwords are good enough, beyond what the framework asks."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError


class NotTheAccountName:
    """A password does not contain the account's name: the first thing anybody tries."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        name = getattr(user, "account", "")
        if len(name) >= 3 and name.lower() in password.lower():
            raise ValidationError(self.get_help_text(), code="password_has_account")

    def get_help_text(self) -> str:
        """What to do instead."""
        return "密码里不要有账号名。"


class NotTheHouse:
    """A password does not contain the names everybody here knows: product, county, pack."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = [word.lower() for word in words if len(word) >= 2]

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        if any(word in password.lower() for word in self.words):
            raise ValidationError(self.get_help_text(), code="password_has_house")

    def get_help_text(self) -> str:
        """What to do instead."""
        return "密码里不要有县名、平台名这类谁都猜得到的词。"
