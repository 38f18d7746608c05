"""更正单: what nobody does alone: a return, a write-off, a difference found by counting (A11)."""

from django.db import models
from django.db.models import F, Q

from wudan.rewards.enums.shop import AmendmentKind, AmendmentState
from wudan.rewards.models.good import Batch, Stock
from wudan.rewards.models.redemption import Redemption
from wudan.rewards.querysets.good import AmendmentQuerySet


class Amendment(models.Model):
    """更正单: one asks with a reason, another decides; only then anything moves."""

    stock = models.ForeignKey(Stock, models.PROTECT, related_name="amendments")
    kind = models.CharField("什么事", max_length=10, choices=AmendmentKind.choices)
    state = models.CharField(
        "状态", max_length=8, choices=AmendmentState.choices, default=AmendmentState.ASKED
    )
    redemption = models.ForeignKey(
        Redemption, models.PROTECT, null=True, related_name="amendments", verbose_name="哪一笔"
    )
    batch = models.ForeignKey(
        Batch, models.PROTECT, null=True, related_name="amendments", verbose_name="哪一批"
    )
    count_by = models.IntegerField("库存变多少", default=0)
    is_usable = models.BooleanField("东西还能再换", default=True)
    why = models.CharField("原因", max_length=200)
    asked_at = models.DateTimeField("提出时间")
    asked_by_id = models.BigIntegerField("谁提的")
    asked_post_id = models.BigIntegerField("以什么岗位提的")
    asked_as = models.CharField("提出岗位", max_length=80)
    decided_at = models.DateTimeField("办结时间", null=True)
    decided_by_id = models.BigIntegerField("谁办的", null=True)
    decided_as = models.CharField("办结岗位", max_length=80, blank=True)
    answer = models.CharField("答复", max_length=200, blank=True)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = "更正单"
        constraints = [
            models.UniqueConstraint(
                fields=["redemption"],
                condition=Q(state=AmendmentState.ASKED),
                name="amendment_one_open_of_redemption",
            ),
            models.CheckConstraint(
                condition=Q(kind=AmendmentKind.RETURN, redemption__isnull=False, batch=None)
                | Q(kind=AmendmentKind.WRITE_OFF, redemption=None, count_by__lt=0)
                | Q(kind=AmendmentKind.COUNT, redemption=None) & ~Q(count_by=0),
                name="amendment_says_of_what",
            ),
            models.CheckConstraint(
                condition=Q(state=AmendmentState.ASKED, decided_at=None)
                | ~Q(state=AmendmentState.ASKED)
                & Q(decided_at__isnull=False)
                & ~Q(decided_by_id=F("asked_by_id")),
                name="amendment_by_two",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="amendment_with_words"),
        ]
