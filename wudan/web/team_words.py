"""A team in words, for everybody and for staff: what it does, how risky that is, who leads it."""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from wudan.catalog.models import Service
from wudan.kit.phrases import Phrase
from wudan.people.models import Post
from wudan.teams.models import Team

UNKNOWN = Phrase("没有找到这个人，或还不能介绍。请核对姓名和登记的电话；没登记的，先到站上登记。")


def risks_of(team: Team) -> list[str]:
    """The risks of what the team's platform offers: what decides whether a minor may join."""
    offered = Service.objects.on_offer().filter(
        county=team.unit.county, platform__code=team.category
    )
    return list(offered.order_by("risk").values_list("risk", flat=True).distinct())


def tier_of(team: Team) -> str:
    """总队、分队、小队, or as the county calls them; one deeper than it names keeps the last name."""
    return tier_named(team.tier)


def tier_named(tier: int) -> str:
    """What the county calls teams of a tier."""
    return str(settings.PACK.tiers[min(tier, len(settings.PACK.tiers)) - 1])


def category_of(team: Team) -> str:
    """Its platform's name, or that it is one of the N."""
    return category_named(team.category)


def category_named(code: str) -> str:
    """A platform's name, or that it is one of the N."""
    return str(settings.PACK.platforms.get(code) or _("特色队伍"))


def leaders_of(team: Team, *, on: date) -> list[Post]:
    """Who leads it today, with the post it is held through (R046)."""
    held = Post.objects.held_on(on).filter(unit=team.unit_id, role="team_leader")
    return list(held.select_related("person", "through__unit").order_by("-heads", "starts_on"))


def through_words(post: Post) -> str:
    """Through which post somebody leads: 一把手任队长."""
    if post.through is None:
        return ""
    title = post.through.title or _("负责人")
    return f"{post.through.unit.short_name}{title}"
