"""登录限次: tries at one account from one address, counted before anybody knows if they fit.

Five wrong ones shut that account for 15 minutes, known or not, and no other; a village behind
one address is only slowed (G16, A18).
"""

from dataclasses import dataclass
from datetime import datetime

from wudan.people import throttling


@dataclass(frozen=True, slots=True)
class Knock:
    """One try to come in: under which account name, from which address."""

    account: str
    address: str

    def count(self, *, at: datetime) -> bool:
        """Count it; whether it was the last one for now. Raises TooMany."""
        return throttling.spend_each(
            [("sign_in", self.account), ("sign_in_address", self.address)], at=at
        )

    def forgive(self) -> None:
        """It was right: the account starts afresh, the address gets this one try back."""
        throttling.forgive("sign_in", self.account)
        throttling.give_back("sign_in_address", self.address)
