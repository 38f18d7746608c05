"""记纪要: what was said on an item, if anybody writes it down; an item that came up at the table (R096)."""

from datetime import datetime

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.meetings import policies
from wudan.meetings.actions.keeping import keep, lock_meeting, note_meeting, one_transaction
from wudan.meetings.enums import AgendaPart
from wudan.meetings.models import AgendaItem, Meeting
from wudan.meetings.permissions.meetings import minuting_objection
from wudan.people.actors import Actor

_MOST_ITEMS = 60


@one_transaction
def write(
    *, meeting: Meeting, number: int, words: str, by: Actor, at: datetime, seen: int | None = None
) -> AgendaItem:
    """The words of one item; empty ones take them away. Raises Malformed, Missing, Objected, Stale."""
    held = lock_meeting(meeting, seen=seen)
    insist(minuting_objection(by, held))
    item = held.items.filter(number=number).first()
    if item is None:
        raise Missing
    said = tidy(words)
    if fault := objection_to_published(said, most=policies.MOST_MINUTES):
        raise Malformed({"words": fault})
    item.minutes = said
    item.save(update_fields=["minutes"])
    keep(held)
    note_meeting("write", held, by=by, at=at, facts={"item": number})
    return item


@one_transaction
def add_item(
    *, meeting: Meeting, title: str, by: Actor, at: datetime, seen: int | None = None
) -> AgendaItem:
    """One more item, after the others. Raises Malformed, Missing, Objected, Stale."""
    held = lock_meeting(meeting, seen=seen)
    insist(minuting_objection(by, held))
    fault = policies.words_fault(title, "请写议题。", most=80)
    number = held.items.count() + 1
    if number > _MOST_ITEMS:
        fault = Phrase("一次会最多 {most_items} 项议题。", most_items=_MOST_ITEMS)
    if fault:
        raise Malformed({"title": fault})
    made = AgendaItem.objects.create(
        meeting=held, number=number, part=AgendaPart.EXTRA, title=tidy(title)
    )
    keep(held)
    note_meeting("add", held, by=by, at=at, facts={"item": number})
    return made
