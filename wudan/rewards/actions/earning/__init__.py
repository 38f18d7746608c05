"""得分: by hours and by deeds, once each; taken back with them."""

from wudan.rewards.actions.earning.hours import earn_by_hours, unearn_hours

__all__ = ["earn_by_hours", "unearn_hours"]
