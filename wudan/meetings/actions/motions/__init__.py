"""提请研究: raise, take back."""

from wudan.meetings.actions.motions.raising import Raised, put, take_back

__all__ = ["Raised", "put", "take_back"]
