"""安排与支出: what money is set aside for, and the documents by which it is paid (R106–R110, R118)."""

from django.db import models
from django.db.models import F, Q

from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.funds.enums import LINKS, CommitmentState, LinkKind, Use
from wudan.funds.models.year import FundLine
from wudan.funds.querysets import CommitmentQuerySet, SpendingQuerySet
from wudan.projects.models import Project
from wudan.sites.models import Resource, Site
from wudan.teams.models import TrainingSession


def _linked(kind: str) -> Q:
    """Linked to one thing of this kind, and to nothing else."""
    return Q(**{f"{one}__isnull": one != kind for one in LinkKind.values})


def _by_use() -> Q:
    told = Q(pk__in=[])
    for use, kinds in LINKS.items():
        for kind in kinds:
            told |= Q(use=use) & _linked(kind)
    return told


class Commitment(models.Model):
    """一笔安排: money of one use held for one thing; spent in parts, the rest put back or carried over."""

    county = models.CharField("县", max_length=6)
    no = models.CharField("编号", max_length=12, unique=True)
    line = models.ForeignKey(FundLine, models.PROTECT, related_name="commitments")
    use = models.CharField("用途", max_length=10, choices=Use.choices)
    title = models.CharField("办什么", max_length=60)
    amount_fen = models.PositiveBigIntegerField("安排多少（分）")
    spent_fen = models.PositiveBigIntegerField("已支出（分）", default=0)
    released_fen = models.PositiveBigIntegerField("放回或结转（分）", default=0)
    state = models.CharField("状态", max_length=8, choices=CommitmentState.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="commitments")
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="commitments")
    resource = models.ForeignKey(Resource, models.PROTECT, null=True, related_name="commitments")
    session = models.ForeignKey(
        TrainingSession, models.PROTECT, null=True, related_name="commitments"
    )
    project = models.ForeignKey(Project, models.PROTECT, null=True, related_name="commitments")
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, related_name="commitments")
    made_at = models.DateTimeField("安排时间")
    made_by_id = models.BigIntegerField("经办人")
    made_post_id = models.BigIntegerField("岗位")
    made_as = models.CharField("以什么岗位安排", max_length=80)
    decided_at = models.DateTimeField("第二个人的时间", null=True)
    decided_by_id = models.BigIntegerField("第二个人", null=True)
    decided_as = models.CharField("以什么岗位同意", max_length=80, blank=True)
    decision_words = models.CharField("第二个人的话", max_length=200, blank=True)
    carried_from = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="carried_to", verbose_name="由哪一笔结转"
    )
    carried_times = models.PositiveSmallIntegerField("结转过几次", default=0)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = "资金安排"
        indexes = [models.Index(fields=["line", "-id"], name="commitment_newest")]
        constraints = [
            models.CheckConstraint(condition=_by_use(), name="commitment_linked_as_its_use"),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="commitment_of_something"),
            models.CheckConstraint(
                condition=Q(
                    amount_fen__gte=F("spent_fen") + F("released_fen"),
                    spent_fen__gte=0,
                    released_fen__gte=0,
                ),
                name="commitment_not_overspent",
            ),
            models.CheckConstraint(
                condition=Q(decided_by_id=None) | ~Q(decided_by_id=F("made_by_id")),
                name="commitment_second_is_another",
            ),
            models.CheckConstraint(
                condition=Q(state=CommitmentState.ASKED, spent_fen=0, released_fen=0)
                | Q(
                    state=CommitmentState.LIVE,
                    amount_fen__gt=F("spent_fen") + F("released_fen"),
                )
                | Q(state=CommitmentState.DONE, amount_fen=F("spent_fen") + F("released_fen"))
                | Q(state=CommitmentState.REFUSED, spent_fen=0, released_fen=F("amount_fen")),
                name="commitment_state_as_money",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def left_fen(self) -> int:
        """What of it is still held."""
        return self.amount_fen - self.spent_fen - self.released_fen

    @property
    def link_kind(self) -> LinkKind:
        """What kind of thing it is for."""
        return next(LinkKind(k) for k in LinkKind.values if getattr(self, f"{k}_id") is not None)


class Spending(models.Model):
    """一笔支出: paid by one document, which counts once in the county; wrong ones are reversed whole."""

    county = models.CharField("县", max_length=6)
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="spendings")
    amount_fen = models.PositiveBigIntegerField("支出多少（分）")
    document_no = models.CharField("凭证号", max_length=40)
    document_key = models.CharField("凭证号（比较用）", max_length=40)
    payee = models.CharField("付给哪个单位", max_length=60)
    paid_on = models.DateField("付款日期")
    is_final = models.BooleanField("最后一笔", default=False)
    noted_at = models.DateTimeField("登记时间")
    noted_by_id = models.BigIntegerField("登记人")
    noted_as = models.CharField("以什么岗位登记", max_length=80)
    reversed_at = models.DateTimeField("冲回时间", null=True)
    reversed_by_id = models.BigIntegerField("冲回人", null=True)
    reversed_as = models.CharField("以什么岗位冲回", max_length=80, blank=True)
    reversed_why = models.CharField("为什么冲回", max_length=200, blank=True)

    objects = SpendingQuerySet.as_manager()

    class Meta:
        verbose_name = "资金支出"
        constraints = [
            models.UniqueConstraint(
                fields=["county", "document_key"],
                condition=Q(reversed_at=None),
                name="spending_document_once",
            ),
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0) & ~Q(document_key="") & ~Q(payee=""),
                name="spending_of_something",
            ),
            models.CheckConstraint(
                condition=Q(reversed_at=None, reversed_why="")
                | (Q(reversed_at__isnull=False) & ~Q(reversed_why="")),
                name="spending_reversed_for_a_reason",
            ),
        ]
