"""邀请: somebody was asked to become a volunteer, and decides alone (domain §2.6).

Nobody is registered against their will: a list that is brought in makes invitations and no
volunteer. Once it is answered, or thirty days over, name and telephone are gone; a keyed hash stays,
so that who said "never again" is not asked again.
"""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.people.enums import ConsentChannel, InvitationAnswer, SourceKind
from wudan.people.models.person import Person
from wudan.people.personal import BlindIndexField, ListedField, PhoneField
from wudan.people.querysets import InvitationQuerySet


class InvitationList(models.Model):
    """邀请名单: one file that staff brought in; looked over first, sent whole or not at all."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="invitation_lists", verbose_name="哪个单位"
    )
    digest = models.CharField("文件摘要", max_length=64)
    name = models.CharField("文件名", max_length=120, blank=True)
    rows_count = models.PositiveIntegerField("行数")
    faults_count = models.PositiveIntegerField("有问题的行数")
    rows = ListedField("读到的行")
    faults = models.JSONField(
        "问题", default=list, help_text="line, column, fault, advice; no values"
    )
    read_at = models.DateTimeField("上传时间")
    read_by_id = models.BigIntegerField("上传的人")
    read_under_id = models.BigIntegerField("上传的岗位")
    sent_at = models.DateTimeField("发出时间", null=True)
    invited_count = models.PositiveIntegerField("发出的邀请", default=0)

    class Meta:
        verbose_name = "邀请名单"
        constraints = [
            models.UniqueConstraint(
                fields=["county", "digest"],
                condition=Q(sent_at__isnull=False),
                name="invitation_list_sent_once",
                violation_error_message="这份名单已经发过邀请。",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(faults_count=0, rows=""),
                name="invitation_list_sent_without_faults",
            ),
        ]


class Invitation(models.Model):
    """邀请: a name and a telephone that were told to us; yes, no, never again, or over in 30 days."""

    county = models.CharField("县", max_length=6)
    listed = models.ForeignKey(
        InvitationList, models.PROTECT, null=True, related_name="invitations", verbose_name="名单"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="invitations", verbose_name="哪个单位邀请"
    )
    who = models.CharField("是谁的索引", max_length=32, help_text="keyed hash of name and phone")
    name = models.CharField("姓名", max_length=40, blank=True)
    phone = PhoneField("电话")
    phone_index = BlindIndexField("电话索引", of="phone")
    home = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", verbose_name="所在站"
    )
    source = models.CharField("哪类人员", max_length=12, choices=SourceKind.choices, blank=True)
    skills = models.JSONField("专业技能", default=list, blank=True)
    kinds = models.JSONField("服务类别", default=list, blank=True)
    invited_at = models.DateTimeField("邀请时间")
    invited_by_id = models.BigIntegerField("邀请的人")
    invited_under_id = models.BigIntegerField("邀请的岗位")
    expires_at = models.DateTimeField("到期时间")
    answer = models.CharField(
        "答复", max_length=8, choices=InvitationAnswer.choices, default=InvitationAnswer.WAITING
    )
    answered_at = models.DateTimeField("答复时间", null=True)
    channel = models.CharField(
        "怎么答的", max_length=10, choices=ConsentChannel.choices, blank=True
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="invitations", verbose_name="谁答的"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "邀请"
        constraints = [
            models.UniqueConstraint(
                fields=["county", "who"],
                condition=Q(answer__in=["waiting", "never"]),
                name="invitation_one_live",
                violation_error_message="这个人已经邀请过，或说过不要再邀请。",
            ),
            models.CheckConstraint(
                condition=Q(answer="waiting", answered_at=None)
                | (~Q(answer="waiting") & Q(answered_at__isnull=False)),
                name="invitation_answered_at_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(answer="yes") | Q(person__isnull=False),
                name="invitation_yes_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answer="waiting") | Q(name="", phone_index=""),
                name="invitation_answered_is_empty",
            ),
        ]
        indexes = [
            models.Index(fields=["phone_index", "answer"], name="invitation_of_phone"),
            models.Index(fields=["answer", "expires_at"], name="invitation_running"),
            models.Index(fields=["unit", "invited_at"], name="invitation_of_unit"),
        ]
