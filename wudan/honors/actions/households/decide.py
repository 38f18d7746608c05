"""决定: with reasons, by somebody without another part in it; notice, name, or not this time; withdrawal (R079, domain §5 row 26)."""

from datetime import datetime, timedelta

from wudan.honors.actions.households.displays import withdraw_all_displays
from wudan.honors.actions.households.holding import lock, move, one_transaction, said
from wudan.honors.actions.households.noticing import pass_notice, put_up, upset_notice
from wudan.honors.enums.household import HouseholdOutcome, HouseholdVerb, PlateState
from wudan.honors.models import HouseholdDecision, HouseholdHonor
from wudan.honors.permissions.households import deciding_objection
from wudan.honors.verdicts import heard_of, publishing_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor

VERBS = {
    HouseholdOutcome.PUBLISH: HouseholdVerb.PUBLISH,
    HouseholdOutcome.REFUSE: HouseholdVerb.REFUSE,
    HouseholdOutcome.OVERTURN: HouseholdVerb.OVERTURN,
    HouseholdOutcome.REVOKE: HouseholdVerb.REVOKE,
}


@one_transaction
def decide(
    *, honor: HouseholdHonor, outcome: str, reasons: str, by: Actor, at: datetime
) -> HouseholdDecision:
    """Decide; the reasons are what the household reads. Raises Malformed, Missing, Objected."""
    held = lock(honor)
    if outcome not in HouseholdOutcome.values:
        raise Malformed({"outcome": "请选一个决定。"})
    chosen = HouseholdOutcome(outcome)
    verb = VERBS[chosen]
    insist(deciding_objection(by, held, verb))
    reasons = said(reasons, "请写理由：这户人家看得到。", field="reasons")
    if chosen is HouseholdOutcome.PUBLISH:
        insist(publishing_objection(heard_of(held, at=at)))
    appeal_until = day_of(at) + timedelta(days=held.rules.appeal_days)
    made = HouseholdDecision.objects.create(
        honor=held, outcome=chosen, reasons=reasons, decided_at=at, decided_by_id=by.person,
        decided_as=by.label[:80],
        appeal_until=None if chosen is HouseholdOutcome.PUBLISH else appeal_until,
    )  # fmt: skip
    if chosen is HouseholdOutcome.REVOKE:
        _take_plate(held, reasons, by=by, at=at)
    if chosen is HouseholdOutcome.PUBLISH:
        put_up(held, by=by, at=at)
    if chosen is HouseholdOutcome.OVERTURN:
        upset_notice(held, reasons, by=by, at=at)
    move(held, verb, by=by, at=at, why=reasons, facts={"outcome": chosen.value})
    return made


@one_transaction
def confirm(*, honor: HouseholdHonor, by: Actor, at: datetime) -> HouseholdHonor:
    """The notice is over and nothing stands against it: the household has the name. Raises Missing, Objected."""
    held = lock(honor)
    insist(deciding_objection(by, held, HouseholdVerb.CONFIRM))
    pass_notice(held, by=by, at=at)
    move(held, HouseholdVerb.CONFIRM, by=by, at=at)
    return held


def _take_plate(held: HouseholdHonor, reasons: str, *, by: Actor, at: datetime) -> None:
    """The plate ends with the reasons; nothing of the household is shown any more."""
    withdraw_all_displays(held, by=by, at=at)
    for plate in held.plates.live().select_for_update().order_by("pk"):
        plate.state, plate.ended_on, plate.ended_why = PlateState.WITHDRAWN, day_of(at), reasons
        plate.save(update_fields=["state", "ended_on", "ended_why"])
