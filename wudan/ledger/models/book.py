"""Double entry in minutes: every transfer's entries sum to zero; nothing is edited or removed."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.ledger.enums import AccountKind, Grade, TransferKind
from wudan.ledger.models.record import ServiceRecord
from wudan.people.models import Person


class Account(models.Model):
    """时长账户: a person's, or the source account of the unit that records (its balance is minus what it gave)."""

    county = models.CharField("县", max_length=6)
    kind = models.CharField("谁的", max_length=8, choices=AccountKind.choices)
    grade = models.CharField("哪种时长", max_length=8, choices=Grade.choices)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="hour_accounts")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="hour_accounts")
    balance = models.BigIntegerField("余额（分钟）", default=0)
    stays_at_merger = True
    """Entries were written to this person's account; `carry_over` moves the minutes instead."""

    class Meta:
        verbose_name = "时长账户"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "grade"], condition=Q(kind="person"), name="account_of_person"
            ),
            models.UniqueConstraint(
                fields=["unit", "grade"], condition=Q(kind="source"), name="account_of_unit"
            ),
            models.CheckConstraint(
                condition=Q(kind="person", person__isnull=False, unit=None, balance__gte=0)
                | Q(kind="source", unit__isnull=False, person=None, balance__lte=0),
                name="account_owned_and_signed",
            ),
        ]


class Transfer(models.Model):
    """划转: once by its `ref`, made before it is sent; chained by hash in the unit's book of the year."""

    county = models.CharField("县", max_length=6)
    ref = models.CharField("凭据号", max_length=64, unique=True)
    kind = models.CharField("类别", max_length=10, choices=TransferKind.choices)
    record = models.ForeignKey(ServiceRecord, models.PROTECT, related_name="transfers")
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")
    at = models.DateTimeField("时间")
    person_id = models.BigIntegerField("经办人", null=True)
    post_id = models.BigIntegerField("岗位", null=True)
    why = models.CharField("原因", max_length=200, blank=True)
    record_hash = models.CharField("记录的哈希", max_length=64, default="")
    chain = models.CharField("链", max_length=40)
    seq = models.PositiveIntegerField("序号")
    previous = models.CharField("前一条", max_length=64, blank=True)
    hash = models.CharField("哈希", max_length=64)

    class Meta:
        verbose_name = "时长划转"
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="transfer_in_chain")]


class Entry(models.Model):
    """分录: minutes into (+) or out of (−) one account."""

    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="entries")
    account = models.ForeignKey(Account, models.PROTECT, related_name="entries")
    minutes = models.IntegerField("分钟")

    class Meta:
        verbose_name = "时长分录"
        constraints = [
            models.UniqueConstraint(fields=["transfer", "account"], name="entry_once"),
            models.CheckConstraint(condition=~Q(minutes=0), name="entry_moves_something"),
        ]
