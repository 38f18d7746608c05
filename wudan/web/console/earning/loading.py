"""What the pages of earning read: a deed, a village's unit, the rules in force; Missing for strangers."""

from datetime import date, timedelta

from django.conf import settings
from django.http import HttpRequest

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.rewards.models import Deed, PointRule, PointRules, PointRulesPeriod, VillageItem
from wudan.rewards.models.rule import LONGEST_BACK_DAYS
from wudan.web.acting import actor_of
from wudan.web.console.guard import READERS, SITES

KEEPERS = SITES
KNOWERS = (*SITES, *READERS)


def today() -> date:
    """The day of the page."""
    return clock.day_of(clock.now())


def rules_in_force() -> PointRules | None:
    """The version the county goes by today."""
    return PointRules.objects.in_force(settings.PACK.county, today())


def load_deed(request: HttpRequest, no: str) -> Deed:
    """A deed the actor may see under a post. Raises Missing."""
    found = Deed.objects.visible_to(actor_of(request)).with_names().filter(no=no).first()
    if found is None or not actor_of(request).is_staff:
        raise Missing
    return found


def load_village(request: HttpRequest, unit_id: int) -> Unit:
    """A station within reach. Raises Missing."""
    actor = actor_of(request)
    rows = Unit.objects.filter(kind=UnitKind.STATION, ends_on=None).select_related("parent")
    found = rows.filter(pk=unit_id).first()
    if found is None or not actor.reaches(found.path):
        raise Missing
    return found


def lines_to_keep(county: str) -> list[PointRule]:
    """What acts can be written down under: the versions that count, or counted lately."""
    since = today() - timedelta(days=LONGEST_BACK_DAYS)
    periods = PointRulesPeriod.objects.of_county(county).filter(starts_on__lte=today())
    recent = [one.rules_id for one in periods if one.ends_on is None or one.ends_on > since]
    lines = PointRule.objects.filter(rules__in=recent, counts="act").select_related("rules")
    return list(lines.order_by("-rules__version", "position"))


def items_to_keep(actor: Actor) -> list[VillageItem]:
    """The items of the own village's rules, for its keeper."""
    rows = VillageItem.objects.filter(rules__unit=actor.unit_id, rules__state="decided")
    present = rows.filter(rules__ends_on=None, rules__starts_on__lte=today())
    return list(present.select_related("rules"))
