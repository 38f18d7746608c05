"""招募管理制度: the county's own rules, each version adopted by somebody and good from a day on (R056).

One text yields the web page, the sheet on the wall and what a volunteer agrees to. It stands in
`people` because the consent names its version and hash. A version is never edited (triggers).
"""

from django.db import models


class RecruitmentRules(models.Model):
    """招募管理制度的一版: the text, its hash, who adopted it, from which day on it counts."""

    county = models.CharField("县", max_length=6)
    effective_on = models.DateField("从哪天起")
    title = models.CharField("标题", max_length=40)
    body = models.TextField("正文", max_length=6000)
    hash = models.CharField("摘要", max_length=64)
    adopted_at = models.DateTimeField("通过时间")
    adopted_as = models.CharField("以什么岗位通过", max_length=80)

    class Meta:
        verbose_name = "招募管理制度"
        constraints = [
            models.UniqueConstraint(fields=["county", "effective_on"], name="recruitment_one_a_day")
        ]
