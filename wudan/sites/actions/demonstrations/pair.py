"""结对帮带: a demonstration site and one that wants help; visits noted, ended in words (R018)."""

from datetime import date, datetime, timedelta

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.sites.actions.demonstrations.holding import hold_demonstration, hold_pairing
from wudan.sites.actions.taking import hold_sites, note, one_transaction, worded
from wudan.sites.models import Demonstration, Pairing, PairingVisit, Site
from wudan.sites.permissions import ending_objection, pairing_objection, visiting_objection

LONGEST = timedelta(days=2 * 366)


@one_transaction
def pair(
    *, row: Demonstration, helped: Site, goal: str, until: date, by: Actor, at: datetime
) -> Pairing:
    """Pair them from today. Raises Malformed, Missing, Objected."""
    other = hold_sites([row.site_id, helped.pk])[helped.pk]
    held, today = hold_demonstration(row, by=by, at=at), day_of(at)
    insist(pairing_objection(by, held, other))
    if not today < until <= today + LONGEST:
        raise Malformed({"until": "写今天以后、两年以内的一天。"})
    if held.pairings.running().filter(helped=other).exists():
        raise Objected(Objection("paired", "这两处已经结了对。"))
    made = Pairing.objects.create(
        demonstration=held, helped=other, starts_on=today, until=until, paired_as=by.label[:80],
        goal=worded("goal", goal, missing="请写一句要帮成什么。"),
    )  # fmt: skip
    note("pair", other, by=by, at=at, why=made.goal, pairing=made.pk, helper=held.site_id)
    return made


@one_transaction
def visit(*, row: Pairing, day: date, words: str, by: Actor, at: datetime) -> PairingVisit:
    """Note a visit of today or before. Raises Malformed, Missing, Objected."""
    held = hold_pairing(row)
    insist(visiting_objection(by, held))
    if not held.starts_on <= day <= day_of(at):
        raise Malformed({"day": "写结对以后、今天以前的一天。"})
    if held.visits.filter(day=day).exists():
        raise Objected(Objection("noted", "这一天的走访已经记过了。"))
    made = PairingVisit.objects.create(
        pairing=held, day=day, noted_as=by.label[:80], noted_at=at,
        words=worded("words", words, missing="请写一句一起做了什么。"),
    )  # fmt: skip
    note("visit_pair", held.helped, by=by, at=at, pairing=held.pk, day=day.isoformat())
    return made


@one_transaction
def end_pairing(*, row: Pairing, outcome: str, by: Actor, at: datetime) -> Pairing:
    """End it: what came of it. Raises Malformed, Missing, Objected."""
    held = hold_pairing(row)
    insist(ending_objection(by, held))
    held.outcome = worded("outcome", outcome, missing="请写一句帮成了什么，没帮成也写。")
    held.ended_on = day_of(at)
    held.save(update_fields=["ended_on", "outcome"])
    note("end_pair", held.helped, by=by, at=at, why=held.outcome, pairing=held.pk)
    return held
