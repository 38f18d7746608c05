"""稿件: one piece through all its revisions; what is shown of it is another table's word."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.content.enums import ArticleKind, ArticleState
from wudan.content.querysets import ArticleQuerySet
from wudan.honors.models import Award
from wudan.projects.models import Project


class Article(models.Model):
    """一篇稿件: a unit's piece; which revision is up for signing, and until when it is to be shown."""

    county = models.CharField("县", max_length=6)
    no = models.CharField("编号", max_length=12, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="articles", verbose_name="单位")
    kind = models.CharField("哪一种", max_length=12, choices=ArticleKind.choices)
    award = models.ForeignKey(
        Award, models.PROTECT, null=True, related_name="articles", verbose_name="写的是哪个荣誉"
    )
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, related_name="articles", verbose_name="写的是哪个项目"
    )
    title = models.CharField("题目", max_length=60)
    latest = models.PositiveSmallIntegerField("最新是第几稿", default=0)
    proposed = models.ForeignKey(
        "Revision", models.PROTECT, null=True, related_name="+", verbose_name="送审的一稿"
    )
    approved = models.ForeignKey(
        "Revision", models.PROTECT, null=True, related_name="+", verbose_name="等着公开的一稿"
    )
    starts_at = models.DateTimeField("从什么时候公开", null=True)
    ends_at = models.DateTimeField("到什么时候撤下", null=True)
    made_at = models.DateTimeField("开始写的时间")
    changed_at = models.DateTimeField("最近一次改动")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "稿件"
        indexes = [
            models.Index(fields=["county", "-changed_at"], name="article_by_change"),
            models.Index(fields=["unit", "-changed_at"], name="article_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(proposed=None) | Q(approved=None), name="article_signing_or_signed"
            ),
            models.CheckConstraint(
                condition=Q(kind=ArticleKind.CASE, project__isnull=False)
                | ~Q(kind=ArticleKind.CASE) & Q(project=None),
                name="article_case_is_of_a_project",
                violation_error_message="案例是一个项目的案例。",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(starts_at=None) | Q(ends_at__gt=models.F("starts_at")),
                name="article_ends_after_it_starts",
            ),
        ]  # fmt: skip

    @property
    def state(self) -> ArticleState:
        """Where it is. Asks for `is_shown`/`was_shown` as `with_state` brings them."""
        if self.proposed_id is not None:
            return ArticleState.SIGNING
        if self.approved_id is not None:
            return ArticleState.APPROVED
        if self._told("is_shown"):
            return ArticleState.SHOWN
        return ArticleState.DOWN if self._told("was_shown") else ArticleState.DRAFT

    @property
    def next_step(self) -> int:
        """Whose turn it is to sign what is up, as `with_signed` brings it."""
        return int(self.__dict__["signed"]) + 1

    def _told(self, name: str) -> bool:
        if name not in self.__dict__:
            rows = self.showings.filter(until=None) if name == "is_shown" else self.showings.all()
            self.__dict__[name] = rows.exists()
        return bool(self.__dict__[name])


class Author(models.Model):
    """写过这篇的人: whoever wrote any of it, also of what it was copied from; never signs it."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="authors")
    person_id = models.BigIntegerField("谁")

    class Meta:
        verbose_name = "写稿人"
        constraints = [
            models.UniqueConstraint(fields=["article", "person_id"], name="author_of_article_once")
        ]
