"""备份's rows: which copies were made, and which were restored and proved."""

from django.db import models
from django.db.models import Q


class KeptCopy(models.Model):
    """一份备份: made, how large, and how many other places it reached. The store itself is the truth."""

    county = models.CharField("县", max_length=6)
    name = models.CharField("名字", max_length=20, unique=True)
    at = models.DateTimeField("备份时间")
    size = models.BigIntegerField("打开后多大（字节）")
    written = models.BigIntegerField("新写了多少（字节）")
    seconds = models.FloatField("用时（秒）")
    reached = models.PositiveSmallIntegerField("送到了几处异地", default=0)

    class Meta:
        verbose_name = "备份"
        indexes = [models.Index(fields=["-at"], name="kept_copy_newest")]


class Drill(models.Model):
    """恢复演练: a copy was restored into a scratch place and proved, or was found wanting."""

    county = models.CharField("县", max_length=6)
    name = models.CharField("哪一份备份", max_length=20)
    copied_at = models.DateTimeField("备份时间")
    at = models.DateTimeField("演练时间")
    seconds = models.FloatField("用时（秒）")
    is_proven = models.BooleanField("证明完好")
    words = models.CharField("哪里不对", max_length=400, blank=True)

    class Meta:
        verbose_name = "恢复演练"
        indexes = [models.Index(fields=["is_proven", "-at"], name="drill_last_proven")]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_proven=True, words="") | (Q(is_proven=False) & ~Q(words="")),
                name="drill_says_what_is_wrong",
            )
        ]
