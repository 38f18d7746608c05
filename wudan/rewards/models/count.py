"""盘点: what was counted on a day against what the book says, batch by batch (R076; A11)."""

from django.db import models
from django.db.models import F, Q

from wudan.rewards.models.amendment import Amendment
from wudan.rewards.models.good import Batch
from wudan.rewards.models.shop import Shop


class StockCount(models.Model):
    """盘点单: everything of one shop, counted at once by one person."""

    shop = models.ForeignKey(Shop, models.PROTECT, related_name="counts")
    taken_at = models.DateTimeField("盘点时间")
    taken_by_id = models.BigIntegerField("谁盘的")
    taken_as = models.CharField("以什么岗位盘的", max_length=80)

    class Meta:
        verbose_name = "盘点单"
        indexes = [models.Index(fields=["shop", "-taken_at"], name="count_newest")]


class StockCountLine(models.Model):
    """盘点的一行: a difference is explained and goes to a second person as an amendment."""

    sheet = models.ForeignKey(StockCount, models.CASCADE, related_name="lines")
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="count_lines")
    booked = models.PositiveIntegerField("账上有多少")
    counted = models.PositiveIntegerField("数到多少")
    why = models.CharField("为什么差", max_length=200, blank=True)
    amendment = models.OneToOneField(
        Amendment, models.PROTECT, null=True, related_name="count_line", verbose_name="更正单"
    )

    class Meta:
        verbose_name = "盘点的一行"
        constraints = [
            models.UniqueConstraint(fields=["sheet", "batch"], name="count_line_once"),
            models.CheckConstraint(
                condition=Q(counted=F("booked"), amendment=None)
                | ~Q(counted=F("booked")) & ~Q(why="") & Q(amendment__isnull=False),
                name="count_difference_explained",
            ),
        ]

    @property
    def difference(self) -> int:
        """How many more, or fewer."""
        return self.counted - self.booked
