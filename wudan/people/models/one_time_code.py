"""一次性登录码: lets one person in once, handed over face to face by the site above."""

from django.db import models

from wudan.people.models.account import Account


class OneTimeCode(models.Model):
    """一次性登录码: one at a time for an account, kept as a keyed hash, dead after half an hour."""

    account = models.OneToOneField(
        Account, models.CASCADE, related_name="one_time_code", verbose_name="账号"
    )
    digest = models.CharField("密文", max_length=64)
    expires_at = models.DateTimeField("有效到")

    class Meta:
        verbose_name = "一次性登录码"
