"""验证码: six digits sent to a phone; whoever types them holds that phone."""

from django.db import models

from wudan.people.personal import BlindIndexField, PhoneField


class PhoneCode(models.Model):
    """验证码: one sent code. Good once and for five minutes; kept as a keyed hash.

    `proven_at` is when it was typed rightly. A later code for the same phone makes this one void.
    """

    phone = PhoneField("电话")
    phone_index = BlindIndexField("电话索引", of="phone")
    digest = models.CharField("密文", max_length=64)
    sent_at = models.DateTimeField("发出")
    proven_at = models.DateTimeField("验过", null=True)
    void = models.BooleanField("作废", default=False)

    class Meta:
        verbose_name = "验证码"
        indexes = [models.Index(fields=["phone_index", "sent_at"], name="phone_code_of_phone")]
