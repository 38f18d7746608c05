"""May this person open a shop, list a good, note a sponsor: an objection, or nothing (R076)."""

from wudan.areas.models import Unit
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.rewards.models import Good, Shop


def opening_objection(by: Actor, unit: Unit) -> Objection | None:
    """Why this actor opens no shop, lists no good, notes no sponsor for this unit."""
    if not by.may("keep_shop") or by.post_id is None:
        return Objection("not_your_role", "兑换点由站、所、中心的人来管。")
    if not by.reaches(unit.path):
        return Objection("not_your_unit", Phrase("这件事由{unit}来办。", unit=unit.short_name))
    return None


def changing_objection(by: Actor, thing: Shop | Good) -> Objection | None:
    """Why this actor does not change it."""
    return opening_objection(by, thing.unit)
