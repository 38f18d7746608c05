"""次数: how often something was tried lately. Rows, so that it holds over processes and restarts."""

from django.db import models


class Tally(models.Model):
    """次数: how often one subject did one kind of thing within one limit; swept when stale.

    `key` is a keyed hash of the subject: the table names no phone, account or address.
    """

    kind = models.CharField("类别", max_length=24)
    key = models.CharField("对象的密钥摘要", max_length=64)
    limit = models.PositiveSmallIntegerField("第几条限额")
    count = models.PositiveIntegerField("次数", default=0)
    opened_at = models.DateTimeField("起算")
    shut_until = models.DateTimeField("关到", null=True)
    stale_at = models.DateTimeField("失效")

    class Meta:
        verbose_name = "次数"
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "limit"], name="tally_one_a_limit")
        ]
        indexes = [models.Index(fields=["stale_at"], name="tally_stale")]
