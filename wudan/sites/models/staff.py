"""工作人员: who works at a site, full or part time (R014). Holding a post is something else."""

from django.db import models
from django.db.models import F, Q

from wudan.people.models import Person
from wudan.sites.enums import StaffTime
from wudan.sites.models.site import Site
from wudan.sites.querysets.staff import SiteStaffQuerySet


class SiteStaff(models.Model):
    """工作人员: one person at one site from a day on; gives no rights in the system."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="staff")
    person = models.ForeignKey(Person, models.PROTECT, related_name="site_staff")
    time = models.CharField("专职还是兼职", max_length=4, choices=StaffTime.choices)
    duty = models.CharField("管什么", max_length=40)
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True)

    objects = SiteStaffQuerySet.as_manager()

    class Meta:
        verbose_name = "阵地工作人员"
        constraints = [
            models.UniqueConstraint(
                fields=["site", "person"], condition=Q(ends_on=None), name="site_staff_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="site_staff_lasts"
            ),
        ]
