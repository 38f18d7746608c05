"""日历订阅: the secret address under which one's own calendar can be fetched without signing in."""

from django.db import models

from wudan.people.models import Person


class CalendarFeed(models.Model):
    """日历订阅地址: kept as a digest; made anew, the old address is dead."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="calendar_feed")
    digest = models.CharField("地址摘要", max_length=64, unique=True)
    made_at = models.DateTimeField("生成时间")

    class Meta:
        verbose_name = "日历订阅地址"
