"""召集座谈会: which unit, what about, which day, where; who of the register is asked is told (R066)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.projects.actions.forums.guests import NOBODY, Chosen, chosen, invite
from wudan.projects.actions.forums.keeping import note, one_transaction
from wudan.projects.models import Forum
from wudan.projects.permissions.forums import calling_objection

_PAST, AHEAD = timedelta(days=60), timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Called:
    """A forum as it is called, or, for one that was held, as it was."""

    topic: str
    place: str
    day: date
    guests: Chosen = NOBODY
    """Who of the register is asked, and told."""


@one_transaction
def call(*, unit: Unit, called: Called, by: Actor, at: datetime) -> Forum:
    """Call it. Raises Malformed, Objected."""
    insist(calling_objection(by, unit.path))
    topic, place = tidy(called.topic), tidy(called.place)
    faults = {
        name: fault
        for name, words, ask in (("topic", topic, "请写议题。"), ("place", place, "请写在哪里开。"))
        if (fault := objection_to_published(words, most=60) or ("" if words else ask))
    }
    today = day_of(at)
    if not today - _PAST <= called.day <= today + AHEAD:
        faults["day"] = "日期要在最近 60 天到往后一年之间。"
    guests = chosen(called.guests, unit.county, on=today)
    if faults:
        raise Malformed(faults)
    made = Forum.objects.create(
        county=unit.county, unit=unit, topic=topic, place=place, day=called.day,
        called_at=at, called_as=by.label[:80],
    )  # fmt: skip
    invite(made, guests)
    note("forum.call", made, by=by, at=at, facts={"day": called.day.isoformat()}, react=True)
    return made
