"""捐赠方: noted, and asked whether they wish to be named. One module a verb."""

from wudan.rewards.actions.sponsors.note import name_sponsor, note_sponsor

__all__ = ["name_sponsor", "note_sponsor"]
