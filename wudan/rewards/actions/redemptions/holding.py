"""How acts on a redemption lock and are journaled: persons, household, redemption, stock, accounts."""

from datetime import datetime

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.people.models import Household
from wudan.rewards.enums.redemption import RedemptionVerb
from wudan.rewards.models import Redemption

HEARD = frozenset({RedemptionVerb.RESERVE, RedemptionVerb.EXPIRE})
"""Verbs of which whoever redeemed is told."""


def lock(pk: int) -> Redemption:
    """The redemption, held, with what belongs to it. Raises Missing."""
    rows = Redemption.objects.select_for_update(of=("self",), no_key=True)
    if not rows.filter(pk=pk).values_list("pk", flat=True):
        raise Missing
    return Redemption.objects.with_names().select_related("collector").get(pk=pk)


def lock_household(person_id: int) -> Household | None:
    """The household somebody belongs to, held: its share of a month is counted under this lock."""
    rows = Household.objects.select_for_update(of=("self",), no_key=True)
    return rows.filter(members__person=person_id, members__until=None).first()


def note(
    verb: RedemptionVerb, held: Redemption, *, by: Actor, at: datetime, why: str = "", **facts: object
) -> None:  # fmt: skip
    """The event of an act on a redemption; it belongs to the shop's unit. The code is in none."""
    unit = held.shop.unit
    subject = Subject("redemption", held.pk, held.county, unit.pk, unit.branch_id)
    told = {"shop": held.shop.key, "good": held.good.key, "quantity": held.quantity} | facts
    record(
        f"redemption.{verb.value}", subject, by=by, at=at, why=why, facts=told, react=verb in HEARD
    )
