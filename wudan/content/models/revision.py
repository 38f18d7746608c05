"""一稿: the words as they were at one moment, under one hash; never changed, only followed by another."""

from django.db import models
from django.db.models import Q

from wudan.content.models.article import Article
from wudan.people.models import Person


class Revision(models.Model):
    """一稿: title, words, by what right, from where; the hash covers all that is shown."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField("第几稿")
    title = models.CharField("题目", max_length=60)
    body = models.TextField("正文", blank=True)
    rights = models.CharField("权利", max_length=12)
    source = models.CharField("来源", max_length=200)
    credit = models.CharField("作者", max_length=120, blank=True)
    people_words = models.CharField("别的出镜的人怎么同意的", max_length=200, blank=True)
    why = models.CharField("改了什么", max_length=200, blank=True)
    hash = models.CharField("摘要", max_length=64)
    written_at = models.DateTimeField("写的时间")
    written_by_id = models.BigIntegerField("谁写的")
    written_as = models.CharField("以什么岗位写的", max_length=80)

    class Meta:
        verbose_name = "一稿"
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),
            models.CheckConstraint(condition=~Q(source=""), name="revision_says_its_source"),
        ]


class Appearance(models.Model):
    """写到、拍到的人: somebody of the register, who agreed to be shown; without that it is not shown."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="appearances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="appearances")

    class Meta:
        verbose_name = "写到的人"
        constraints = [
            models.UniqueConstraint(fields=["revision", "person"], name="appearance_once")
        ]
