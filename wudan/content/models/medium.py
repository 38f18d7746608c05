"""照片、短片、录音: kept once, placed in revisions with what those hear or see who cannot."""

from django.db import models
from django.db.models import Q

from wudan.content.enums import MediumKind
from wudan.content.models.article import Article
from wudan.content.models.revision import Revision
from wudan.sites.models import Resource


class Medium(models.Model):
    """一个文件: a picture, a film or a sound of one piece, under a drawn name, with its digest."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="media")
    kind = models.CharField("哪一种", max_length=8, choices=MediumKind.choices)
    name = models.CharField("文件", max_length=32, blank=True)
    middle = models.CharField("中图", max_length=32, blank=True)
    small = models.CharField("小图", max_length=32, blank=True)
    media_type = models.CharField("格式", max_length=20, blank=True)
    size = models.BigIntegerField("大小", default=0)
    digest = models.CharField("文件摘要", max_length=64, blank=True)
    width = models.PositiveIntegerField("宽", null=True)
    height = models.PositiveIntegerField("高", null=True)
    channel = models.ForeignKey(
        Resource, models.PROTECT, null=True, related_name="+", verbose_name="在哪个网络阵地上"
    )
    link = models.CharField("网址", max_length=300, blank=True)
    added_at = models.DateTimeField("时间")
    added_as = models.CharField("谁传的", max_length=80)

    class Meta:
        verbose_name = "稿件的文件"
        constraints = [
            models.CheckConstraint(
                condition=Q(link="") & ~Q(name="") | ~Q(link="") & Q(channel__isnull=False, name=""),
                name="medium_file_or_channel",
            )
        ]  # fmt: skip


class Placement(models.Model):
    """放在稿里的文件: in which revision, in which order, with its words for those who cannot see or hear it."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="placements")
    medium = models.ForeignKey(Medium, models.PROTECT, related_name="placements")
    position = models.PositiveSmallIntegerField("第几个")
    alt = models.CharField("图里有什么", max_length=120, blank=True)
    captions = models.TextField("字幕", blank=True)
    transcript = models.TextField("文字稿", blank=True)

    class Meta:
        verbose_name = "稿里的文件"
        constraints = [
            models.UniqueConstraint(fields=["revision", "medium"], name="placement_once"),
            models.UniqueConstraint(
                fields=["revision", "position"], name="placement_position_once"
            ),
        ]
