"""怎样告诉我: somebody's own choice; without one, what fits."""

from django.db import models

from wudan.notices.enums import NoticeWay
from wudan.people.models import Person
from wudan.people.personal import Personal, SealedField


class MailAddress(Personal):
    """邮箱: shown as its first letter and its domain."""

    kind, label = "mail_address", "邮箱"

    def _mask(self, text: str) -> str:
        name, _, domain = text.partition("@")
        return f"{name[:1]}***@{domain}" if domain else "***"


class MailAddressField(SealedField):
    """A sealed e-mail address."""

    value_type = MailAddress


class Preference(models.Model):
    """怎样告诉我: one way, an address for mail, the topics that are off."""

    person = models.OneToOneField(
        Person, models.PROTECT, related_name="preference", verbose_name="谁"
    )
    way = models.CharField(
        "怎样告诉", max_length=8, choices=NoticeWay.choices, default=NoticeWay.FITTING
    )
    mail = MailAddressField("邮箱")
    topics_off = models.JSONField("哪几类不用告诉", default=list)
    at = models.DateTimeField("什么时候定的")
    by_post_id = models.BigIntegerField("哪个岗位代定的", null=True)

    class Meta:
        verbose_name = "怎样告诉我"
