"""The county's key works from its pack, to begin with (R103): a list that is there is its office's own."""

from datetime import date, datetime

from wudan.kit.pack import Pack
from wudan.people.actors import THE_CLOCK
from wudan.projects.models import KeyWork


def furnish_key_works(pack: Pack, since: date, *, at: datetime) -> None:
    """All of them in a county without any; else none: what was renamed or has ended does not come back."""
    if KeyWork.objects.filter(county=pack.county).exists():
        return
    KeyWork.objects.bulk_create(
        KeyWork(
            county=pack.county, name=one.name, source=one.source, words=list(one.words),
            starts_on=since, added_at=at, added_as=THE_CLOCK.label,
        )
        for one in pack.standing.key_works
    )  # fmt: skip
