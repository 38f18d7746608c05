"""兑付预算: what the county has set aside so that points can become something (R076; domain §2.7)."""

from django.db import models


class Provision(models.Model):
    """兑付预算: noted by the center office, dated; the newest one counts, the older ones stay."""

    county = models.CharField("县", max_length=6)
    amount_fen = models.PositiveBigIntegerField("多少钱（分）")
    words = models.CharField("钱从哪里来", max_length=200)
    noted_at = models.DateTimeField("登记时间")
    noted_as = models.CharField("以什么岗位登记", max_length=80)
    noted_by_id = models.BigIntegerField("登记人")

    class Meta:
        verbose_name = "兑付预算"
        indexes = [models.Index(fields=["county", "-noted_at"], name="provision_newest")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(words=""), name="provision_with_words")
        ]
