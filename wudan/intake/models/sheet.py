"""Printed sheets: one row for each piece of paper, so that each is read once, however often it is sent."""

from django.db import models
from django.db.models import Q

from wudan.activities.models import RosterSheet
from wudan.areas.models import Unit
from wudan.intake.enums import SheetKind
from wudan.intake.querysets import SheetQuerySet
from wudan.orders.models import Order


class Sheet(models.Model):
    """印出的表: what one piece of paper asks, in which face and order; a reprint is the same."""

    county = models.CharField("县", max_length=6)
    no = models.CharField("表号", max_length=11, unique=True)
    kind = models.CharField("种类", max_length=8, choices=SheetKind.choices)
    edition = models.PositiveSmallIntegerField("版式", help_text="a number in faces.py")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="哪个单位的")
    roster = models.ForeignKey(
        RosterSheet, models.CASCADE, null=True, related_name="pages", verbose_name="哪份名册"
    )
    rows = models.JSONField("每一行", help_text="sign-ups or menu items, in printed order")
    part = models.PositiveSmallIntegerField("第几张", default=1)
    parts = models.PositiveSmallIntegerField("共几张", default=1)
    printed_at = models.DateTimeField("打印时间")
    printed_by_id = models.BigIntegerField("打印人", null=True)
    taken_at = models.DateTimeField("录入时间", null=True)
    taken_by_id = models.BigIntegerField("录入人", null=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = "印出的表"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="roster", roster__isnull=False) | Q(kind="card", roster=None),
                name="sheet_has_its_roster",
            ),
            models.CheckConstraint(condition=Q(part__gte=1, part__lte=models.F("parts")), name="sheet_part_of_parts"),
        ]  # fmt: skip


class SheetRow(models.Model):
    """纸上一行: what a row of a sheet became; no row becomes two things."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="effects")
    row = models.PositiveSmallIntegerField("第几行")
    order = models.ForeignKey(
        Order, models.PROTECT, null=True, related_name="+", verbose_name="成了哪一单"
    )
    sign_up_id = models.BigIntegerField("记了哪个报名的到场", null=True)

    class Meta:
        verbose_name = "纸上一行"
        constraints = [
            models.UniqueConstraint(fields=["sheet", "row"], name="sheet_row_once"),
            models.CheckConstraint(
                condition=Q(order=None) ^ Q(sign_up_id=None), name="sheet_row_became_one_thing"
            ),
        ]
