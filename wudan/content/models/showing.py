"""公开: which revision everybody could read from when until when; where it went; what was done with it."""

from django.db import models
from django.db.models import Q

from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.content.enums import DownReason, UseKind
from wudan.content.models.article import Article
from wudan.content.models.revision import Revision
from wudan.content.querysets import ShowingQuerySet
from wudan.sites.models import Resource


class Showing(models.Model):
    """一次公开: one revision from one moment to another; a piece has one open at most."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="showings")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="showings")
    since = models.DateTimeField("从什么时候")
    until = models.DateTimeField("到什么时候", null=True)
    shown_as = models.CharField("谁公开的", max_length=80)
    reason = models.CharField("为什么撤下", max_length=8, choices=DownReason.choices, blank=True)
    why = models.CharField("撤下的理由", max_length=200, blank=True)
    ended_as = models.CharField("谁撤下的", max_length=80, blank=True)

    objects = ShowingQuerySet.as_manager()

    class Meta:
        verbose_name = "公开"
        indexes = [models.Index(fields=["-since"], name="showing_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(until=None), name="showing_one_open"
            ),
            models.CheckConstraint(
                condition=Q(until=None, reason="") | Q(until__isnull=False) & ~Q(reason=""),
                name="showing_ended_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(reason=DownReason.STAFF) | ~Q(why=""), name="showing_taken_down_with_words"
            ),
        ]  # fmt: skip


class Posting(models.Model):
    """发到阵地: on which registered channel the piece stands too (R030)."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="postings")
    channel = models.ForeignKey(Resource, models.PROTECT, related_name="postings")
    link = models.CharField("网址", max_length=300, blank=True)
    on = models.DateField("哪天")
    noted_at = models.DateTimeField("记下时间")
    noted_as = models.CharField("谁记的", max_length=80)

    class Meta:
        verbose_name = "发到网络阵地"
        constraints = [
            models.UniqueConstraint(fields=["article", "channel"], name="posting_once_a_channel")
        ]


class Use(models.Model):
    """一次使用: played, lent, read aloud or hung, for how many as the leader counted; no one's clicks."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="uses")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="uses")
    kind = models.CharField("怎么用的", max_length=10, choices=UseKind.choices)
    on = models.DateField("哪天")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="在哪个单位")
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, related_name="+")
    people_count = models.PositiveIntegerField("在场多少人", null=True)
    words = models.CharField("说明", max_length=120, blank=True)
    noted_at = models.DateTimeField("记下时间")
    noted_as = models.CharField("谁记的", max_length=80)
    struck_at = models.DateTimeField("划掉的时间", null=True)
    struck_why = models.CharField("为什么划掉", max_length=120, blank=True)

    class Meta:
        verbose_name = "使用记录"
        indexes = [models.Index(fields=["article", "-on"], name="content_use_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_why="")
                | Q(struck_at__isnull=False) & ~Q(struck_why=""),
                name="content_use_struck_with_words",
            )
        ]


class SearchText(models.Model):
    """找稿件用的字: pairs of neighbouring letters of what is shown; empty of all else."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="+")
    pairs = models.TextField("相邻的两个字", blank=True)

    class Meta:
        verbose_name = "稿件的检索"
