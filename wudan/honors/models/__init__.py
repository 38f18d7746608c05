"""Rows of honors: one file a thing."""

from wudan.honors.models.notice import NoticeObjection, NoticeParty, PublicNotice

__all__ = ["NoticeObjection", "NoticeParty", "PublicNotice"]
