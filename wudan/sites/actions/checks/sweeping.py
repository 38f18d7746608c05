"""Pictures and papers that no row names any more: whatever was being written did not come about."""

from datetime import datetime, timedelta

from wudan.sites.files import pictures_kept
from wudan.sites.models import CheckResult, Rectification, StandardPaper


def sweep_pictures(*, at: datetime) -> int:
    """Remove those of a day ago; how many."""
    taken = CheckResult.objects.exclude(picture="").values_list("picture", flat=True)
    after = Rectification.objects.exclude(done_picture="").values_list("done_picture", flat=True)
    papers = StandardPaper.objects.values_list("file_name", flat=True)
    return pictures_kept().sweep({*taken, *after, *papers}, before=at - timedelta(days=1))
