"""派给: a party is asked (volunteers) or charged (a department); and asked no longer."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.deliveries import permissions, policies, proposals
from wudan.deliveries.actions.holding import (
    ask,
    end_offer,
    insist_on,
    lock_units,
    neighbours,
    offer_of,
    one_transaction,
    reasoned,
    step,
    take,
)
from wudan.deliveries.enums import DeliveryVerb, OfferState, RoundStage
from wudan.deliveries.models import Delivery
from wudan.deliveries.policies import Stop
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor


@one_transaction
def offer(
    *, row: Delivery, by: Actor, at: datetime, party: Unit | None = None, seen: int | None = None
) -> Delivery:
    """Ask the party the row names, or another. In a draft it is only written down.

    Raises Malformed, Objected, Stale, Missing. Who refused this one is not asked again (条例 §25).
    """
    held = take(row, seen=seen)
    chosen = party or held.party
    if chosen is None:
        raise Malformed({"party": "请选一支队伍或一个部门。"})
    lock_units([held.unit, chosen])
    insist(permissions.objection(DeliveryVerb.OFFER, by, held, None))
    stop = Stop(held.unit, held.starts_at, held.ends_at, chosen)
    others = [other for other in neighbours([stop]) if other.pk != held.pk]
    insist_on(stop, held.round, others, at=at)
    insist(refused_objection(held, chosen))
    insist(proposals.law_objection(held.round, held.unit, chosen, held.starts_at, at=at))
    held.party = chosen
    if held.round.stage == RoundStage.DRAFT:
        held.save(update_fields=["party"])
        return held
    ask(held, at=at)
    return step(
        DeliveryVerb.OFFER, held, by=by, at=at, facts={"unit": chosen.pk, "unit_name": chosen.name}
    )


@one_transaction
def recall(
    *, row: Delivery, by: Actor, at: datetime, why: str, seen: int | None = None
) -> Delivery:
    """Ask no longer; the party hears why. Raises Malformed, Objected, Stale, Missing."""
    why = reasoned(why)
    held = take(row, seen=seen)
    insist(permissions.objection(DeliveryVerb.RECALL, by, held, offer_of(held)))
    ended = end_offer(held, OfferState.RECALLED, at=at, words=why)
    held.party = None
    return step(DeliveryVerb.RECALL, held, by=by, at=at, why=why, facts=ended)


def refused_objection(row: Delivery, party: Unit) -> Objection | None:
    """Who said no to this one once is left in peace."""
    refused = row.offers.filter(unit=party, state=OfferState.REFUSED)
    if policies.kind_of(row.round) == "offer" and refused.exists():
        return Objection(
            "refused", Phrase("{party}已经说过这一次去不了，请另请一支。", party=party.short_name)
        )
    return None


def all_offered(rows: list[Delivery], *, by: Actor, at: datetime) -> int:
    """Ask for each that names a party; those already held against each other when placed."""
    last = {row.party.pk: row for row in sorted(rows, key=_day) if row.party is not None}
    for row in last.values():  # lawful on a party's last day is lawful on the days before
        assert row.party is not None  # noqa: S101 - said above
        insist(proposals.law_objection(row.round, row.unit, row.party, row.starts_at, at=at))
    for row in rows:
        if row.party is None:
            raise Objected(Objection("no_party", "还没有写请谁去。"))
        ask(row, at=at)
        facts = {"unit": row.party.pk, "unit_name": row.party.name}
        step(DeliveryVerb.OFFER, row, by=by, at=at, facts=facts)
    return len(rows)


def _day(row: Delivery) -> datetime:
    return row.starts_at
