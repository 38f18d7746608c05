"""Households are locked in the order of their keys, after the persons; and how they are journaled."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.people.enums import HouseholdRole
from wudan.people.models import Household, HouseholdMember, Person
from wudan.people.permissions.households import belonging_objection

LONGEST_TITLE = 30
_TAKEN = Objection("in_a_household", "这个人已经在一个户里了，请先退出原来的户。")


def lock_households(pks: Iterable[int]) -> dict[int, Household]:
    """Hold these rows, then read them with their sites. Raises Missing when one is not there."""
    wanted = sorted(set(pks))
    rows = Household.objects.filter(pk__in=wanted).order_by("pk")
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
    held = {one.pk: one for one in rows.select_related("unit")}
    if len(held) < len(wanted):
        raise Missing
    return held


def enrol(household: Household, person: Person, role: HouseholdRole, *, at: datetime) -> HouseholdMember:  # fmt: skip
    """Put a held person into a held household. Raises Objected for who is in one already."""
    insist(belonging_objection(household.county, person))
    try:
        with transaction.atomic():
            return HouseholdMember.objects.create(
                household=household, person=person, role=role, since=day_of(at)
            )
    except IntegrityError as twice:
        raise Objected(_TAKEN) from twice


def titled(title: str) -> str:
    """The name of a household as it is kept. Raises Malformed."""
    title = tidy(title)
    if not title:
        raise Malformed({"title": "请写户名，比如“王家”。"})
    if fault := objection_to(title, most=LONGEST_TITLE):
        raise Malformed({"title": fault})
    return title


def note(verb: str, household: Household, *, by: Actor, at: datetime, **facts: object) -> None:
    """The event of a verb done to a household: by number, never by name."""
    unit = household.unit
    subject = Subject("household", household.pk, household.county, unit.pk, unit.branch_id)
    record(f"household.{verb}", subject, by=by, at=at, facts=facts)
