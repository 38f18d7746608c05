"""May this person found a team, be asked to lead it, dissolve it: an objection, or nothing (R047, R050)."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.phrases import SEMICOLON, Listed, Phrase
from wudan.kit.refusals import Objection
from wudan.kit.text import objection_to_published
from wudan.people.actors import Actor
from wudan.people.models import Person, Volunteer
from wudan.people.permissions import fitness_objection, offer_objection
from wudan.people.signing_in import actor_under
from wudan.teams.enums import SPECIAL, FoundingState
from wudan.teams.flow import FINAL
from wudan.teams.models import Appeal, Founding, SupportOrder, Team

LEADER = "team_leader"
LONGEST_NAME = 30
UNKNOWN_LEADER = Phrase("没有找到这位志愿者。请核对姓名和登记的电话；没登记的，先到站上登记。")
"""Who is asked is named by name and telephone; nobody, or two, and no word of which."""
GONE = Objection("team_gone", "这支队伍已经解散了。")
_TIERS = {UnitKind.CENTER: 1, UnitKind.INSTITUTE: 2, UnitKind.STATION: 3}
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Hanging:
    """Something that still needs the team: of which kind, its number or key, and what it is in words
    that name nobody."""

    kind: str
    ref: str
    words: str


def founding_objection(by: Actor, site: Unit) -> Objection | None:
    """Why this actor founds no team at this site: who keeps it does, or a site above."""
    if not by.is_staff or not by.may("place_for"):
        return Objection("not_your_role", "队伍由站、所、中心办公室来组建。")
    if not by.reaches(site.path):
        return Objection("not_your_unit", Phrase("{unit}不在您的范围。", unit=site.short_name))
    return site_objection(site)


def site_objection(site: Unit) -> Objection | None:
    """Why no team can hang on this unit."""
    if not site.is_site:
        return Objection("not_a_site", "队伍要建在一个站、所或中心。")
    if site.ends_on is not None:
        return Objection("site_gone", Phrase("{unit}已经撤销，不能再建队。", unit=site.short_name))
    return None


def leading_objection(by: Actor, person: Person, county: str, *, on: date) -> Objection | None:
    """Why this person is not asked to lead a new team: a grown-up volunteer, and not oneself."""
    if person.pk == by.person_id:
        return Objection("yourself", "不能请自己当队长，请另请一位，或由上一级来组建。")
    if not Volunteer.objects.active().filter(person=person).exists():
        return Objection("not_a_volunteer", "当队长先要登记为志愿者，网上、站上都能办。")
    to_be = Unit(county=county, kind=UnitKind.TEAM, starts_on=on)
    return fitness_objection(by, LEADER, to_be, person, on=on)


def faults_of(name: str, category: str, skills: list[str]) -> dict[str, str]:
    """What cannot be used of what was typed, by field."""
    faults: dict[str, str] = {}
    if len(name) < 2:
        faults["name"] = "请写队伍的名字。"
    elif fault := objection_to_published(name, most=LONGEST_NAME):
        faults["name"] = fault
    if category not in {*settings.PACK.platforms, SPECIAL}:
        faults["category"] = "请选一个类别。"
    if set(skills) - set(settings.PACK.skills):
        faults["skills"] = "请从列表里选。"
    return faults


def name_fault(county: str, name: str, *, apart: int = 0) -> str:
    """Why the name is taken; empty when it is free. The database has the last word. `apart`: the key
    of the founding that takes it."""
    if Unit.objects.filter(county=county, kind=UnitKind.TEAM, ends_on=None, name=name).exists():
        return Phrase("县里已经有一支“{name}”，请换个名字。", name=name)
    others = Founding.objects.waiting().filter(county=county, name=name).exclude(pk=apart)
    if others.exists():
        return Phrase("“{name}”正在组建，请换个名字，或先收回那一份。", name=name)
    return ""


def answering_objection(by: Actor, founding: Founding) -> Objection | None:
    """Why this actor does not answer: who was asked does, once."""
    if by.person_id != founding.person_id:
        return Objection("not_yours", "当不当队长，由本人来定。")
    if founding.state != FoundingState.WAITING:
        return Objection("answered", "这件事已经有了结果。")
    return None


def yes_objection(founding: Founding, *, on: date) -> Objection | None:
    """Why a yes would make no team any more, though nobody answered: the site, who asks, who is asked."""
    offered, site = founding.asked_under, founding.site
    giver = actor_under(offered)
    objection = site_objection(site) or offer_objection(offered, on=on)
    if objection is None and not giver.reaches(site.path):
        words = Phrase("{unit}不归来请的人管了，请站上现在的人重新来请。", unit=site.short_name)
        objection = Objection("offer_over", words)
    return objection or leading_objection(giver, founding.person, founding.county, on=on)


def dropping_objection(by: Actor, founding: Founding) -> Objection | None:
    """Why this actor does not take it back: the site does that asked, or one above, before the answer."""
    if founding.state != FoundingState.WAITING:
        return Objection("answered", "这件事已经有了结果。")
    if not by.is_staff or not by.may("place_for") or not by.reaches(founding.site.path):
        return Objection("not_your_unit", "由提出的站、所或上面的所、中心办公室来收回。")
    return None


def dissolving_objection(by: Actor, team: Team, *, on: date) -> Objection | None:
    """Why this actor does not dissolve the team: the site does on which it hangs, or one above."""
    above = by.reaches(team.unit.path) or by.unit_id == team.unit.parent_id
    if not by.is_staff or not by.may("place_for") or not above:
        return Objection("not_your_team", "队伍由所在的站、所或中心办公室来解散。")
    if team.unit.ends_on is not None:
        return GONE
    if team.unit.starts_on >= on:
        return Objection("founded_today", "今天刚建起来的队伍，明天起才能解散。")
    return None


def hanging_objection(found: list[Hanging]) -> Objection | None:
    """Why a team is not dissolved while something still needs it."""
    if not found:
        return None
    named = Listed(SEMICOLON, [one.words for one in found[:_MOST_NAMED]])
    words = Phrase(
        "手上还有 {count} 件没完：{named}。先办完、收回或转给别的队，再来解散。",
        count=len(found), named=named,
    )  # fmt: skip
    return Objection("in_hand", words)


def tier_at(site: Unit) -> int:
    """The tier of a team at such a site: 总队 at the center, then down, as deep as the county goes."""
    return min(_TIERS[UnitKind(site.kind)], len(settings.PACK.tiers))


def hanging_on(team: Team) -> list[Hanging]:
    """Support under way and appeals that nobody decided: what this floor has for a team to do."""
    live = SupportOrder.objects.filter(team=team).exclude(state__in=FINAL).select_related("unit")
    waiting = Appeal.objects.waiting().filter(team=team).select_related("unit")
    return [
        *(
            Hanging("support", str(one.pk), Phrase("{unit}的支持单", unit=one.unit.short_name))
            for one in live.order_by("asked_at", "pk")
        ),
        *(
            Hanging("appeal", str(one.pk), Phrase("等{unit}答复的申诉", unit=one.unit.short_name))
            for one in waiting.order_by("due_on", "pk")
        ),
    ]
