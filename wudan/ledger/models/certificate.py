"""服务记录证明: what was certified of whose records, and whether it still holds (67号令 §14–17)."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.ledger.enums import CertificateState, Naming
from wudan.ledger.models.record import ServiceRecord
from wudan.ledger.querysets import CertificateQuerySet
from wudan.people.models import Person
from wudan.people.personal import Personal, SealedField, blind_index

CODE_LETTERS = 8


class Wording(Personal):
    """证明的内容: name and document as the volunteer chose; masked, nothing of it is shown."""

    kind, label = "wording", "证明内容"


class WordingField(SealedField):
    """The sealed words of a certificate."""

    value_type = Wording


class Certificate(models.Model):
    """服务记录证明: the records of one person by one recording unit within a period (谁记录谁证明).

    The paper is printed anew from `words` each time, so that none lies about; `no` and the check
    code find it again. A wrong one is revoked, never changed.
    """

    county = models.CharField("县", max_length=6)
    no = models.CharField("证明编号", max_length=11, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="certificates")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="certificates", verbose_name="记录单位"
    )
    since = models.DateField("自")
    until = models.DateField("至")
    naming = models.CharField("姓名证件怎么写", max_length=8, choices=Naming.choices)
    credit_minutes = models.PositiveIntegerField("信用时长（分钟）", default=0)
    honor_minutes = models.PositiveIntegerField("荣誉时长（分钟）", default=0)
    records_count = models.PositiveSmallIntegerField("几条记录")
    is_reported = models.BooleanField("已录入全国系统", default=False)
    words = WordingField("内容")
    sha256 = models.CharField("内容摘要", max_length=64)
    made_at = models.DateTimeField("出具时间")
    made_by_id = models.BigIntegerField("经办人")
    made_post_id = models.BigIntegerField("经办岗位", null=True)
    state = models.CharField(
        "状态", max_length=10, choices=CertificateState.choices, default=CertificateState.VALID
    )
    ended_at = models.DateTimeField("何时失效", null=True)
    ended_by_id = models.BigIntegerField("谁撤的", null=True)
    ended_post_id = models.BigIntegerField("撤销岗位", null=True)
    ended_why = models.CharField("为何失效", max_length=200, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = "服务记录证明"
        indexes = [
            models.Index(fields=["person", "made_at"], name="certificate_of_person"),
            models.Index(fields=["unit", "state"], name="certificate_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="certificate_period"),
            models.CheckConstraint(
                condition=Q(state=CertificateState.VALID, ended_at=None)
                | (~Q(state=CertificateState.VALID) & Q(ended_at__isnull=False)),
                name="certificate_ended_iff_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=CertificateState.REVOKED) | ~Q(ended_why=""),
                name="certificate_revoked_why",
            ),
        ]

    @property
    def check_code(self) -> str:
        """What must be known beside the number: eight letters that follow from it by a key."""
        return blind_index(Wording, f"check {self.no}")[:CODE_LETTERS].upper()

    @property
    def minutes(self) -> int:
        """All that is certified."""
        return self.credit_minutes + self.honor_minutes

    @property
    def holds(self) -> bool:
        """Whether it was neither withdrawn nor revoked."""
        return self.state == CertificateState.VALID


class CertifiedRecord(models.Model):
    """证明里的一条: which records a certificate holds; one corrected later is found by it."""

    certificate = models.ForeignKey(Certificate, models.CASCADE, related_name="lines")
    record = models.ForeignKey(ServiceRecord, models.PROTECT, related_name="certified")

    class Meta:
        verbose_name = "证明里的一条"
        constraints = [
            models.UniqueConstraint(fields=["certificate", "record"], name="certified_once")
        ]
