"""到期清除: pictures go when they prove nothing any more, and with the person who is on them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from wudan.intake.files import scans_kept
from wudan.intake.models import Scan
from wudan.people.models import Person


@transaction.atomic(savepoint=False)
def forget_scans(keys: Sequence[int]) -> int:
    """Empty these: no picture, no marks; that there was a page stays."""
    held = list(Scan.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    for one in held:
        _empty(one)
    return len(held)


def forget_scans_of(person: Person) -> None:
    """The cards from which orders for this person came."""
    theirs = Scan.objects.filter(sheet__effects__order__placed_for=person).distinct()
    forget_scans(list(theirs.values_list("pk", flat=True)))


def sweep_scans(*, at: datetime) -> int:
    """Files no row names: what was being sent or read did not come about."""
    named = Scan.objects.exclude(upload="", picture="").values_list("upload", "picture")
    keep = {name for pair in named for name in pair if name}
    return scans_kept().sweep(keep, before=at - timedelta(days=1))


def _empty(one: Scan) -> None:
    for name in (one.upload, one.picture):
        if name:
            scans_kept().remove(name)
    one.upload, one.picture, one.marks = "", "", {}
    one.save(update_fields=["upload", "picture", "marks"])
