"""志愿服务记录: the seven fields of 67号令 §7, and how they are known."""

from django.db import models
from django.db.models import F, Q

from wudan.activities.models import Activity, Attendance
from wudan.areas.models import Unit
from wudan.ledger.enums import EvidenceClass, Grade, RecordState
from wudan.ledger.querysets import ServiceRecordQuerySet
from wudan.people.models import Person


class ServiceRecord(models.Model):
    """服务记录: name, day, place, content, time, organizing unit, leader; never edited, only reversed.

    `minutes` is what counts; `starts_at`–`ends_at` is when it was. Live records of one person
    never overlap; the database refuses it.
    """

    county = models.CharField("县", max_length=6)
    no = models.CharField("编号", max_length=14, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="service_records")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="service_records", verbose_name="记录单位"
    )
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, related_name="service_records"
    )
    attendance = models.ForeignKey(
        Attendance, models.PROTECT, null=True, related_name="service_records"
    )
    title = models.CharField("名称", max_length=50)
    place = models.CharField("地点", max_length=120, blank=True)
    words = models.CharField("服务内容", max_length=400, blank=True)
    leader_name = models.CharField("活动负责人", max_length=40, blank=True)
    day = models.DateField("日期")
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")
    minutes = models.PositiveSmallIntegerField("分钟")
    grade = models.CharField("哪种时长", max_length=8, choices=Grade.choices)
    evidence = models.CharField("凭什么", max_length=14, choices=EvidenceClass.choices)
    state = models.CharField(
        "状态", max_length=10, choices=RecordState.choices, default=RecordState.RECORDED
    )
    recorded_at = models.DateTimeField("记录时间")
    late_days = models.PositiveSmallIntegerField("迟了几个工作日", default=0)
    origin = models.CharField("来自哪个系统", max_length=40, blank=True)
    origin_no = models.CharField("那边的编号", max_length=64, blank=True)

    objects = ServiceRecordQuerySet.as_manager()
    stays_at_merger = True
    """A record is never edited; `carry_over` reverses it and writes it for the other."""

    class Meta:
        verbose_name = "服务记录"
        indexes = [
            models.Index(fields=["person", "day"], name="record_of_person_by_day"),
            models.Index(fields=["unit", "day"], name="record_of_unit_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["attendance"],
                condition=Q(state="recorded"),
                name="record_one_of_attendance",
            ),
            models.UniqueConstraint(
                fields=["origin", "origin_no"],
                condition=~Q(origin=""),
                name="record_imported_once",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at"), minutes__gt=0, minutes__lte=960),
                name="record_has_time",
            ),
            models.CheckConstraint(
                condition=Q(grade="credit", evidence__in=("scanned", "countersigned"))
                | Q(grade="honor", evidence__in=("backfilled", "imported")),
                name="record_graded_by_evidence",
            ),
        ]
