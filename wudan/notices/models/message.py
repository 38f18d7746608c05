"""通知: what somebody is told, once an event and a person; it is their own page that shows it."""

from django.db import models
from django.db.models import Q

from wudan.notices.enums import Urgency
from wudan.notices.models.announcement import Announcement
from wudan.notices.querysets import MessageQuerySet
from wudan.notices.templates import LONGEST_TEXT
from wudan.people.models import Person


class Message(models.Model):
    """一条通知: the words as they were told to one person; kept as said, also when the pack changes."""

    county = models.CharField("县", max_length=6)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="messages", verbose_name="告诉谁"
    )
    code = models.CharField("哪一种", max_length=40)
    audience = models.CharField("以什么身份", max_length=20)
    topic = models.CharField("哪一类", max_length=20)
    urgency = models.CharField("急不急", max_length=8, choices=Urgency.choices)
    event_id = models.BigIntegerField("留痕号", null=True)
    announcement = models.ForeignKey(
        Announcement, models.PROTECT, null=True, related_name="messages", verbose_name="统一通知"
    )
    text = models.CharField("内容", max_length=LONGEST_TEXT)
    blanks = models.JSONField("填的话", default=dict)
    link = models.CharField("看哪一页", max_length=120, blank=True)
    reply = models.CharField("可以回什么", max_length=20, blank=True)
    reply_to = models.BigIntegerField("回的是哪一件", null=True)
    at = models.DateTimeField("时间")
    is_shown = models.BooleanField("在“我的通知”里", default=True)
    read_at = models.DateTimeField("看过", null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "通知"
        constraints = [
            models.UniqueConstraint(
                fields=["event_id", "person"],
                condition=Q(event_id__isnull=False),
                name="message_once_an_event",
            ),
            models.UniqueConstraint(
                fields=["announcement", "person"],
                condition=Q(announcement__isnull=False),
                name="message_once_an_announcement",
            ),
            models.CheckConstraint(
                condition=Q(reply="", reply_to=None) | (~Q(reply="") & Q(reply_to__isnull=False)),
                name="message_reply_to_something",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "id"], name="message_of_person"),
            models.Index(
                fields=["person"],
                condition=Q(read_at=None, is_shown=True),
                name="message_unread",
            ),
            models.Index(fields=["at"], name="message_age"),
        ]

    @property
    def reply_code(self) -> str:
        """By which one answers it, if there is something to answer."""
        return str(self.blanks.get("code", "")) if self.reply else ""
