"""Whose deed it was, by name within reach, and what shows it, by its number. Raises Malformed in words.

A household is found by its own name, its number, or by the name of somebody who belongs to it.
"""

from datetime import date
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from wudan.activities.models import Activity
from wudan.kit.refusals import Malformed
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.people.models import Household, HouseholdMember, Person
from wudan.projects.models import Project
from wudan.rewards.actions.deeds.keep import Told
from wudan.rewards.enums.rule import Subject
from wudan.rewards.models import PointRule, VillageItem
from wudan.teams.models import Team

Owner = Person | Household | Team
_Row = TypeVar("_Row", bound=Model)
_MOST_LETTERS = 40
_NOBODY = "本单位没有找到这个名字。请核对；没登记的，先登记。"
_SEVERAL = "同名的不止一个，请填电话后四位。"


def owner_of(by: Actor, rule: PointRule | VillageItem, *, name: str, tail: str = "") -> Owner:
    """Who is meant, as the rule wants it: a person, a household, a team."""
    name, tail = name.strip()[:_MOST_LETTERS], tail.strip()
    if not name:
        raise Malformed({"who": "请写是谁。"})
    subject = rule.subject if isinstance(rule, PointRule) else ""
    if subject == Subject.TEAM:
        teams = Team.objects.filter(unit__path__startswith=by.unit_path, unit__ends_on=None)
        return _one(teams.filter(unit__name=name).select_related("unit"))
    if subject != Subject.PERSON and (home := _household(by, name)) is not None:
        return home
    person = _person(by, name, tail)
    if subject != Subject.HOUSEHOLD:
        return person
    member = HouseholdMember.objects.of(person.pk)
    if member is None:
        raise Malformed({"who": "这个人还没有登记在哪一户里，请先登记户。"})
    return member.household


def told_with(by: Actor, *, day: date, words: str, proof: str) -> Told:
    """What is told, with the row that its number names: an order, an activity or a project."""
    number = proof.strip()
    if not number:
        return Told(day, words)
    order = Order.objects.visible_to(by, on=day).filter(no=number).first()
    if order is not None:
        return Told(day, words, order=order)
    activity = Activity.objects.filter(no=number, unit__path__startswith=by.unit_path or "-").first()  # fmt: skip
    if activity is not None:
        return Told(day, words, activity=activity)
    project = Project.objects.filter(key=number, unit__path__startswith=by.unit_path or "-").first()
    if project is not None:
        return Told(day, words, project=project)
    raise Malformed({"proof": "没有这个编号的点单、活动或项目，或不在您的范围内。"})


def _household(by: Actor, name: str) -> Household | None:
    within = Household.objects.seen_by(by).live()
    found = list(within.filter(Q(title=name) | Q(no=name)).select_related("unit")[:2])
    return found[0] if len(found) == 1 else None


def _person(by: Actor, name: str, tail: str) -> Person:
    rows = Person.objects.findable_by(by).present().filter(name=name).select_related("home")
    if tail:
        rows = rows.named_like(tail)
    return _one(rows)


def _one(rows: "QuerySet[_Row]") -> _Row:
    found = list(rows[:2])
    if len(found) != 1:
        raise Malformed({"who": _NOBODY} if not found else {"tail": _SEVERAL})
    return found[0]
