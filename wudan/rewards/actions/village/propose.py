"""提村规: the keeper writes what the village wants to add and take; the committee decides (R076)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import tidy
from wudan.people.actors import Actor
from wudan.rewards.enums.deed import Sign, VillageState
from wudan.rewards.models import PointRules, VillageItem, VillageRules
from wudan.rewards.permissions.village import proposing_objection
from wudan.rewards.policies.village import MOST_ITEMS, objection_to_item


@dataclass(frozen=True, slots=True)
class Item:
    """One line as it was typed: the same number in both grades, as villages reckon."""

    sign: str
    words: str
    amount: int
    colour: str = ""


@transaction.atomic(savepoint=False)
def propose(*, unit: Unit, items: Sequence[Item], by: Actor, at: datetime) -> VillageRules:
    """The next version of a village's rules. Raises Malformed with the line that cannot be, Objected."""
    held = Unit.objects.select_for_update().get(pk=unit.pk)
    insist(proposing_objection(by, held))
    rules = PointRules.objects.in_force(held.county, day_of(at))
    if rules is None:
        raise Objected(Objection("no_rules", "县里还没有施行积分规则，先等县里定。"))
    if held.village_rules.filter(state=VillageState.PROPOSED).exists():
        raise Objected(Objection("waiting", "已经有一版在等村委会定，先把那一版办完。"))
    kept = [Item(one.sign, tidy(one.words), one.amount, one.colour) for one in items]
    if faults := _faults(kept, rules.village_most):
        raise Malformed(faults)
    last = held.village_rules.aggregate(last=Max("version"))["last"] or 0
    made = VillageRules.objects.create(
        county=held.county, unit=held, version=last + 1, proposed_at=at, proposed_by_id=by.person,
        proposed_post_id=by.post,
    )  # fmt: skip
    VillageItem.objects.bulk_create(
        VillageItem(
            rules=made, position=position, sign=one.sign, words=one.words, honor=one.amount,
            spend=one.amount, colour=one.colour,
        )
        for position, one in enumerate(kept, start=1)
    )  # fmt: skip
    note("propose", made, by=by, at=at, items=len(kept))
    return made


def note(
    verb: str, row: VillageRules, *, by: Actor, at: datetime, why: str = "", **facts: object
) -> None:
    """The event of a verb done to a village's rules."""
    subject = Subject("village_rules", row.pk, row.county, row.unit_id, row.unit.branch_id)
    facts = {"version": row.version, **facts}
    record(f"village_rules.{verb}", subject, by=by, at=at, why=why, facts=facts, react=False)


def _faults(items: Sequence[Item], most: int) -> dict[str, str]:
    """By line, what cannot be."""
    faults: dict[str, str] = {}
    if not 1 <= len(items) <= MOST_ITEMS:
        faults["items"] = Phrase("写一条以上，{most_items} 条以内。", most_items=MOST_ITEMS)
    for place, one in enumerate(items):
        if one.sign not in Sign.values:
            faults[f"sign-{place}"] = "请选加分还是减分。"
        if fault := objection_to_item(one.words, is_minus=one.sign == Sign.MINUS):
            faults[f"words-{place}"] = fault
        if not 1 <= one.amount <= most:
            faults[f"amount-{place}"] = Phrase("一次 1–{most} 分。", most=most)
    return faults
