"""What the stories of earning share: the county's rules, loaded."""

from django.conf import settings

from tests.world import COUNTY, MONDAY
from wudan.jobs.furnishing.earning import furnish_earning
from wudan.kit.clock import day_of
from wudan.rewards.models import PointRule, PointRules


def ruled() -> PointRules:
    """The rules of the pack, loaded; the version the county of the stories goes by."""
    furnish_earning(settings.PACK)
    rules = PointRules.objects.in_force(COUNTY, day_of(MONDAY))
    assert rules is not None
    return rules


def rule(code: str) -> PointRule:
    """One line of the version in force."""
    return ruled().lines.get(code=code)
