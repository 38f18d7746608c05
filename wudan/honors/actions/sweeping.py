"""Pictures that no row names any more: replaced by newer ones, or whatever was being written did not come about."""

from datetime import datetime, timedelta

from wudan.honors.files import honor_pictures_kept
from wudan.honors.models import HouseholdHonor, Story


def sweep_honor_pictures(*, at: datetime) -> int:
    """Remove those of a day ago; how many."""
    stories = Story.objects.exclude(picture="").values_list("picture", flat=True)
    households = HouseholdHonor.objects.exclude(picture="").values_list("picture", flat=True)
    return honor_pictures_kept().sweep({*stories, *households}, before=at - timedelta(days=1))
