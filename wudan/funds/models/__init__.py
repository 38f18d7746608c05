"""The fund's tables. Only `funds.actions` write here."""

from wudan.funds.models.commitment import Commitment, Spending
from wudan.funds.models.year import FundLine, FundMovement, FundYear

__all__ = ["Commitment", "FundLine", "FundMovement", "FundYear", "Spending"]
