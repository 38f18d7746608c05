"""三审三校: who signed which revision, who sent it back, what the proof-readers marked."""

from django.db import models
from django.db.models import Q

from wudan.content.enums import MarkKind
from wudan.content.models.article import Article
from wudan.content.models.revision import Revision


class SignOff(models.Model):
    """一次签发: of one revision by its hash; three of them, three persons, none of whom wrote it."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="sign_offs")
    step = models.PositiveSmallIntegerField("第几审")
    hash = models.CharField("签的是哪一个摘要", max_length=64)
    person_id = models.BigIntegerField("谁签的")
    signed_as = models.CharField("以什么岗位签的", max_length=80)
    at = models.DateTimeField("时间")
    words = models.CharField("意见", max_length=200, blank=True)

    class Meta:
        verbose_name = "签发"
        constraints = [
            models.UniqueConstraint(fields=["revision", "step"], name="sign_off_step_once"),
            models.UniqueConstraint(fields=["revision", "person_id"], name="sign_off_person_once"),
            models.CheckConstraint(condition=Q(step__range=(1, 3)), name="sign_off_of_three"),
        ]


class SendBack(models.Model):
    """退回: a signer did not sign, and says why."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="send_backs")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="send_backs")
    step = models.PositiveSmallIntegerField("第几审")
    words = models.CharField("为什么退回", max_length=400)
    at = models.DateTimeField("时间")
    sent_as = models.CharField("谁退回的", max_length=80)

    class Meta:
        verbose_name = "退回"


class ProofMark(models.Model):
    """校对记号: which words, what is wrong with them; settled by a new revision or with a reason."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="marks")
    kind = models.CharField("哪一类", max_length=8, choices=MarkKind.choices)
    excerpt = models.CharField("哪几个字", max_length=60)
    words = models.CharField("怎么改", max_length=200)
    at = models.DateTimeField("时间")
    person_id = models.BigIntegerField("谁校的")
    marked_as = models.CharField("谁校的（岗位）", max_length=80)
    settled_at = models.DateTimeField("处理时间", null=True)
    settled_as = models.CharField("谁处理的", max_length=80, blank=True)
    answer = models.CharField("不改的理由", max_length=200, blank=True)

    class Meta:
        verbose_name = "校对记号"
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None, answer="") | Q(settled_at__isnull=False) & ~Q(answer=""),
                name="proof_mark_settled_with_words",
            )
        ]  # fmt: skip
