"""积分账: double entry in points (R075–R076, domain §2.7, A09–A11).

An owner has two balances, 荣誉分 and 兑换分, and beside them what is held for a redemption and
what is still to be made good for a reversal. A transfer sums to zero in each grade; nothing is
edited or removed; a correction is a reversal.
"""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.ledger.enums import PointGrade, PointHolder, PointKind
from wudan.people.models import Household, Person
from wudan.teams.models import Team

_OWN = (PointHolder.PERSON, PointHolder.HOUSEHOLD, PointHolder.TEAM)
_NOBODY = {"person": None, "household": None, "team": None, "unit": None, "shop_id": None}
_BESIDE = (
    Q(person__isnull=False, household=None, team=None)
    | Q(person=None, household__isnull=False, team=None)
    | Q(person=None, household=None, team__isnull=False)
) & Q(unit=None, shop_id=None)


def _owned(kind: str, column: str, **sign: object) -> Q:
    nobody = {name: None for name in _NOBODY if name != column}
    lookup = {f"{column}__isnull": False}
    return Q(kind=kind, **nobody, **lookup, **sign)


def _once(name: str, column: str, *kinds: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=[column, "kind", "grade"], condition=Q(kind__in=kinds), name=name
    )


class PointAccount(models.Model):
    """积分账户: one owner, one grade. `held` and `owed` stand beside an owner's own account."""

    county = models.CharField("县", max_length=6)
    kind = models.CharField("谁的", max_length=9, choices=PointHolder.choices)
    grade = models.CharField("哪种积分", max_length=5, choices=PointGrade.choices)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="point_accounts")
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, related_name="point_accounts"
    )
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="point_accounts")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="point_accounts")
    shop_id = models.BigIntegerField("兑换点", null=True, help_text="rewards.Shop, a package above")
    balance = models.BigIntegerField("余额（分）", default=0)
    stays_at_merger = True
    """Entries were written to this person's account; `carry` moves the points instead."""

    class Meta:
        verbose_name = "积分账户"
        constraints = [
            _once("points_of_person", "person", *_OWN, PointHolder.HELD, PointHolder.OWED),
            _once("points_of_household", "household", *_OWN, PointHolder.HELD, PointHolder.OWED),
            _once("points_of_team", "team", *_OWN, PointHolder.HELD, PointHolder.OWED),
            _once("points_of_source", "unit", PointHolder.SOURCE),
            _once("points_of_shop", "shop_id", PointHolder.SHOP),
            models.CheckConstraint(
                condition=_owned(PointHolder.PERSON, "person", balance__gte=0)
                | _owned(PointHolder.HOUSEHOLD, "household", balance__gte=0)
                | _owned(PointHolder.TEAM, "team", balance__gte=0)
                | _owned(PointHolder.SOURCE, "unit")
                | _owned(PointHolder.SHOP, "shop_id", grade=PointGrade.SPEND, balance__gte=0)
                | (Q(kind=PointHolder.HELD, grade=PointGrade.SPEND, balance__gte=0) & _BESIDE)
                | (Q(kind=PointHolder.OWED, balance__lte=0) & _BESIDE),
                name="points_owned_and_signed",
            ),
        ]


class PointTransfer(models.Model):
    """积分划转: once by its `ref`, made before it is sent; chained by hash in the unit's book of the year.

    `act`, `rule` and `colour` are what a statement says of it; `origin` and `origin_no` find what it
    came of. They name no person: they are kept for good.
    """

    county = models.CharField("县", max_length=6)
    ref = models.CharField("凭据号", max_length=64, unique=True)
    kind = models.CharField("类别", max_length=8, choices=PointKind.choices)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="point_transfers", verbose_name="记账单位"
    )
    origin = models.CharField("来自哪类事", max_length=20, blank=True)
    origin_no = models.CharField("那件事的编号", max_length=64, blank=True)
    act = models.CharField("什么事", max_length=60, blank=True)
    rule = models.CharField("按哪条规则", max_length=60, blank=True, help_text="code@version")
    colour = models.CharField("七色", max_length=10, blank=True)
    day = models.DateField("哪天的事")
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")
    settles = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="settled_by", verbose_name="了结哪笔预留"
    )
    at = models.DateTimeField("时间")
    person_id = models.BigIntegerField("经办人", null=True)
    post_id = models.BigIntegerField("岗位", null=True)
    why = models.CharField("原因", max_length=200, blank=True)
    content = models.CharField("请求的摘要", max_length=64)
    lines = models.PositiveSmallIntegerField("几条分录")
    chain = models.CharField("链", max_length=40)
    seq = models.PositiveIntegerField("序号")
    previous = models.CharField("前一条", max_length=64, blank=True)
    hash = models.CharField("哈希", max_length=64)

    class Meta:
        verbose_name = "积分划转"
        indexes = [
            models.Index(fields=["unit", "day"], name="points_of_unit_by_day"),
            models.Index(fields=["origin", "origin_no"], name="points_by_origin"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="points_in_chain"),
            models.CheckConstraint(
                condition=Q(kind=PointKind.REVERSE, reverses__isnull=False)
                | (~Q(kind=PointKind.REVERSE) & Q(reverses=None)),
                name="points_reverse_iff_reversal",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=(PointKind.COLLECT, PointKind.CANCEL, PointKind.EXPIRE),
                    settles__isnull=False,
                )
                | (
                    ~Q(kind__in=(PointKind.COLLECT, PointKind.CANCEL, PointKind.EXPIRE))
                    & Q(settles=None)
                ),
                name="points_settle_iff_phase_two",
            ),
            models.CheckConstraint(
                condition=Q(lines__gte=2, lines__lte=12)
                | Q(lines=0, kind__in=(PointKind.DEDUCT, PointKind.REVERSE, PointKind.CARRY)),
                name="points_move_something",
            ),
        ]


class PointEntry(models.Model):
    """积分分录: points into (+) or out of (−) one account."""

    transfer = models.ForeignKey(PointTransfer, models.PROTECT, related_name="entries")
    account = models.ForeignKey(
        PointAccount, models.PROTECT, related_name="entries", db_index=False
    )
    points = models.IntegerField("分")

    class Meta:
        verbose_name = "积分分录"
        indexes = [
            # with the points, so that the sums of two million are read from the index alone
            models.Index(fields=["account", "transfer", "points"], name="points_of_account")
        ]
        constraints = [
            models.UniqueConstraint(fields=["transfer", "account"], name="points_entry_once"),
            models.CheckConstraint(condition=~Q(points=0), name="points_entry_moves"),
        ]
