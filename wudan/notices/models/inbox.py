"""Messages of the demo's inbox. A real gateway keeps nothing here."""

from django.db import models


class InboxMessage(models.Model):
    """收件箱里的短信: what the demo would have sent; to whom only as the last digits."""

    to = models.CharField("发给", max_length=20)
    text = models.CharField("内容", max_length=400)
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "收件箱短信"
