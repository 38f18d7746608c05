"""Who reacts to what. A visible table; lower packages never learn of it."""

import logging
from collections.abc import Collection, Sequence
from datetime import datetime

from django.conf import settings

from wudan.activities.actions import attendance
from wudan.activities.models import Attendance
from wudan.catalog.models import CapacityPeriod
from wudan.connections.actions import tell_systems
from wudan.connections.wanted import TOLD
from wudan.content.actions import take_down_unagreed
from wudan.honors.actions.campaigns import drop_unconsented_pictures
from wudan.jobs.telling import tell_people
from wudan.journal.events import events_of
from wudan.journal.outbox import Happening, React
from wudan.kit.refusals import Refusal
from wudan.ledger.actions import record_hours
from wudan.orders.actions import draw_callback, promote_waiting
from wudan.orders.actions.proposals import follow
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import THE_CLOCK, for_self
from wudan.registers.actions import rebuild_reach
from wudan.rewards.actions.earning import earn_by_hours, unearn_hours
from wudan.statistics.actions import mark
from wudan.teams.actions.rate import rate

log = logging.getLogger(__name__)


def sample_callback(event: Happening) -> None:
    """A finished order takes part in the lot for call-backs."""
    order = Order.objects.select_related("origin").get(pk=event.subject_id)
    draw_callback(order=order, at=event.at)


def count_in_rating(event: Happening) -> None:
    """A review counts for the team that served; departments have no rating."""
    _rate(event, 1)


def count_out_of_rating(event: Happening) -> None:
    """A review that the resident never gave counts no longer."""
    if event.facts.get("of") == Verb.REVIEW:
        _rate(event, -1)


def _rate(event: Happening, times: int) -> None:
    dispatch = Order.objects.select_related("dispatch").get(pk=event.subject_id).dispatch
    score = event.facts["score"]
    if dispatch is not None and dispatch.team_id is not None and isinstance(score, int):
        rate(team_id=dispatch.team_id, score=score, times=times)


def count_as_hours(event: Happening) -> None:
    """A presence that both sides confirmed becomes a record; one that cannot waits in the list of who is late."""
    presence = Attendance.objects.get(pk=event.subject_id)
    try:
        record_hours(attendance=presence, by=THE_CLOCK, at=event.at)
    except Refusal as refusal:
        log.info("attendance %s gives no record: %s", presence.pk, refusal.code)


def witness_presences(event: Happening) -> None:
    """A beneficiary's acknowledgement is the second signature of who served (§5)."""
    said = events_of("order", event.subject_id).filter(pk=event.id)
    person = said.values_list("person_id", flat=True).first()
    if person is not None:
        attendance.witness_by_order(
            order_id=event.subject_id, person_id=person, by=for_self(person), at=event.at
        )


def give_the_place_on(event: Happening) -> None:
    """A place of a limited item became free: who waits longest has it."""
    promote_waiting(period_id=event.subject_id, at=event.at)


def give_new_places(event: Happening) -> None:
    """A limit was raised or lifted: the waiting lists of the item move."""
    waiting = CapacityPeriod.objects.filter(service=event.subject_id, waiting__gt=0)
    for pk in waiting.order_by("starts_on").values_list("pk", flat=True):
        promote_waiting(period_id=pk, at=event.at)


def reckon_reach(event: Happening) -> None:
    """A site opened, closed or moved, points came, a team serves elsewhere, an item is given elsewhere: what is
    near changes."""
    rebuild_reach(county=settings.PACK.county, at=event.at)


def earn(event: Happening) -> None:
    """Hours came into the book: they earn by the rules of their day, once (R076)."""
    earn_by_hours(record_id=event.subject_id, by=THE_CLOCK, at=event.at)


def unearn(event: Happening) -> None:
    """Hours were reversed: so is what they earned."""
    unearn_hours(record_id=event.subject_id, by=THE_CLOCK, at=event.at)


def take_down(event: Happening) -> None:
    """A consent was withdrawn: the pages ask at each look, this takes the picture's file away too."""
    drop_unconsented_pictures(at=event.at)


def take_pieces_down(event: Happening) -> None:
    """The same for pieces: hidden already, now their showing ends and the editors are told (R082)."""
    take_down_unagreed(at=event.at)


def follow_proposal(event: Happening) -> None:
    """An offer was answered, or its order is gone: open proposals follow; after a no, all open
    orders are proposed for anew, and wait for the dispatcher's yes."""
    follow(order_id=event.subject_id, at=event.at)


def tell_other_systems(event: Happening) -> None:
    """A system that asked to hear of it does (ADR 70)."""
    tell_systems(event_id=event.id, verb=event.verb, subject_id=event.subject_id, at=event.at)


REACTIONS: dict[str, tuple[React, ...]] = {
    "order.confirm": (follow_proposal,),
    "order.refuse": (follow_proposal,),
    "order.expire": (follow_proposal,),
    "order.recall": (follow_proposal,),
    "order.withdraw": (follow_proposal,),
    "order.disown": (follow_proposal,),
    "order.void": (follow_proposal,),
    "order.fulfill": (sample_callback,),
    "order.acknowledge": (witness_presences,),
    "order.review": (count_in_rating,),
    "order.unsay": (count_out_of_rating,),
    "capacity.free": (give_the_place_on,),
    "service.limit": (give_new_places,),
    "service.edit": (reckon_reach,),
    "site.open": (reckon_reach,),
    "site.close": (reckon_reach,),
    "site.end": (reckon_reach,),
    "site.rehang": (reckon_reach,),
    "site.move": (reckon_reach,),
    "site.reopen": (reckon_reach,),
    "areas.points": (reckon_reach,),
    "team.keep": (reckon_reach,),
    "team.dissolve": (reckon_reach,),
    "founding.accept": (reckon_reach,),
    "attendance.confirm": (count_as_hours,),
    "hours.record": (earn,),
    "hours.import": (earn,),
    "hours.reverse": (unearn,),
    "consent.withdraw": (take_down, take_pieces_down),
}


def watch(subjects: Collection[tuple[str, int]], at: datetime) -> None:
    """The statistics hear of everything: which cells are to be counted anew (ADR 58)."""
    mark(subjects, at=at)


def reactions_to(verb: str) -> Sequence[tuple[str, React]]:
    """The functions for one kind of event, by name; who is told of it comes last."""
    told = [(tell_people.__name__, tell_people)] if settings.PACK.notices.rules.get(verb) else []
    systems = [(tell_other_systems.__name__, tell_other_systems)] if verb in TOLD else []
    return [*untold_reactions_to(verb), *systems, *told]


def untold_reactions_to(verb: str) -> Sequence[tuple[str, React]]:
    """The same without telling anybody: for a rehearsal, whose months are past when they are played."""
    return [(react.__name__, react) for react in REACTIONS.get(verb, ())]
