"""星级 and 长时间服务: what follows from hours, and what lets a day have more of them."""

from django.db import models

from wudan.activities.models import Activity
from wudan.people.models import Person


class Star(models.Model):
    """星级: a volunteer asked for it and had the hours; only they see it, nobody is ranked."""

    county = models.CharField("县", max_length=6)
    person = models.ForeignKey(Person, models.PROTECT, related_name="stars")
    level = models.PositiveSmallIntegerField("几星")
    minutes = models.PositiveIntegerField("当时的分钟")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "志愿者星级"
        constraints = [models.UniqueConstraint(fields=["person", "level"], name="star_once")]


class LongDay(models.Model):
    """长时间服务: the center office allowed up to 16 hours on one day of an activity (domain §2.3)."""

    county = models.CharField("县", max_length=6)
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="long_days")
    day = models.DateField("日期")
    why = models.CharField("原因", max_length=200)
    at = models.DateTimeField("批准时间")
    person_id = models.BigIntegerField("批准人")
    post_id = models.BigIntegerField("批准岗位")

    class Meta:
        verbose_name = "长时间服务"
        constraints = [models.UniqueConstraint(fields=["activity", "day"], name="long_day_once")]
