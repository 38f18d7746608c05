"""登记座谈会: how many of each party came; without one of the three it is marked incomplete (R066)."""

from dataclasses import dataclass
from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.projects.actions.forums.guests import NOBODY, Chosen, chosen, seat
from wudan.projects.actions.forums.keeping import lock, note, one_transaction
from wudan.projects.enums.forum import ForumState
from wudan.projects.models import Forum
from wudan.projects.permissions.forums import holding_objection

_MOST = 999


@dataclass(frozen=True, slots=True)
class Came:
    """How many of each party came, which of them stand in the register, and what came of it in a sentence.

    Whoever is chosen of the register counts, whatever number was typed.
    """

    departments: int
    residents: int
    volunteers: int
    summary: str = ""
    guests: Chosen = NOBODY


@one_transaction
def hold(*, forum: Forum, came: Came, by: Actor, at: datetime) -> Forum:
    """Write down who was there. Raises Malformed, Missing, Objected."""
    held = lock(forum, holding_objection, by=by)
    guests = chosen(came.guests, held.county, on=day_of(at))
    counts = {
        "departments": came.departments,
        "residents": max(came.residents, len(guests.representatives)),
        "volunteers": max(came.volunteers, len(guests.organisations)),
    }
    faults: dict[str, str] = {
        name: Phrase("人数在 0 到 {most} 之间。", most=_MOST)
        for name, n in counts.items()
        if not 0 <= n <= _MOST
    }
    summary = tidy(came.summary)
    if fault := objection_to_published(summary, most=400):
        faults["summary"] = fault
    if held.day > day_of(at):
        faults["departments"] = "还没有到开会的那天。"
    if not faults and not any(counts.values()):
        faults["departments"] = "一个人也没有来的，请登记为“没有开”。"
    if faults:
        raise Malformed(faults)
    for name, n in counts.items():
        setattr(held, name, n)
    held.state = ForumState.HELD if all(counts.values()) else ForumState.INCOMPLETE
    held.summary, held.held_at = summary, at
    held.save()
    seat(held, guests)
    note("forum.hold", held, by=by, at=at, facts={**counts, "state": str(held.state)})
    return held
