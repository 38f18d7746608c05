"""注销标记: that an ID number was erased lately, so that nobody signs up under it at once."""

from django.db import models


class Tombstone(models.Model):
    """注销标记: the keyed hash of an erased ID number, kept 30 days and tied to nobody (G21)."""

    county = models.CharField("县", max_length=6)
    index = models.CharField("身份证号索引", max_length=32)
    erased_on = models.DateField("注销日期")

    class Meta:
        verbose_name = "注销标记"
        constraints = [models.UniqueConstraint(fields=["county", "index"], name="tombstone_once")]
        indexes = [models.Index(fields=["erased_on"], name="tombstone_age")]
