"""Weeks that are over become one row a role and page; the single forms go."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from wudan.kit.clock import day_of
from wudan.lessons.counting import monday_of, summed
from wudan.lessons.models import BurdenWeek, FormSent

_AT_ONCE = 20_000


@transaction.atomic
def sum_up_weeks(*, at: datetime) -> int:
    """How many single forms were summed up. Any number may run; each form counts once."""
    over = FormSent.objects.filter(week__lt=monday_of(day_of(at))).order_by("pk")
    held = list(over.select_for_update()[:_AT_ONCE])
    for (county, week, role, page), (sent, fields) in sorted(summed(held).items()):
        key = {"county": county, "week": week, "role": role, "page": page}
        if not BurdenWeek.objects.filter(**key).update(
            sent=F("sent") + sent, fields=F("fields") + fields
        ):
            BurdenWeek.objects.create(**key, sent=sent, fields=fields)
    for begin in range(0, len(held), 500):
        FormSent.objects.filter(pk__in=[row.pk for row in held[begin : begin + 500]]).delete()
    return len(held)
