"""交接: what a new holder finds on the first day."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.people.models.person import Person
from wudan.people.models.post import Post


class Handover(models.Model):
    """交接单: the open duties of a post as they stood when its holder changed.

    Duties hang on the unit, so none is lost without it; the list is for the new holder to see.
    """

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="handovers")
    from_post = models.ForeignKey(
        Post, models.PROTECT, related_name="handed_over", verbose_name="交出"
    )
    to_post = models.OneToOneField(
        Post, models.PROTECT, related_name="received", verbose_name="接手"
    )
    at = models.DateTimeField("交接时间")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="经办人")
    items = models.JSONField("未办事项", default=list, help_text="kind, no, words, due; no names")
    why = models.CharField("为什么", max_length=200, blank=True)
    acknowledged_at = models.DateTimeField("接手人确认", null=True)

    class Meta:
        verbose_name = "交接单"
        constraints = [
            models.CheckConstraint(
                condition=~Q(from_post=F("to_post")), name="handover_between_two_posts"
            )
        ]
        indexes = [models.Index(fields=["unit", "at"], name="handover_of_unit")]
