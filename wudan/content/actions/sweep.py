"""Files that no row names: an upload that broke off, a picture whose row was never written."""

from datetime import datetime, timedelta

from wudan.content.files import content_films_kept, content_pictures_kept
from wudan.content.models import Medium

_AGE = timedelta(days=1)


def sweep_media(*, at: datetime) -> int:
    """Remove those of a day ago; how many."""
    named = {
        name for row in Medium.objects.values_list("name", "middle", "small") for name in row if name
    }  # fmt: skip
    before = at - _AGE
    return content_pictures_kept().sweep(named, before=before) + content_films_kept().sweep(named, before=before)  # fmt: skip
