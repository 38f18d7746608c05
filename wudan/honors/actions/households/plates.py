"""发牌、换牌、复核: a number for ever, a look each year; nothing ends by itself (domain §5 row 26)."""

from datetime import datetime

from wudan.honors.actions.households.holding import lock, note, one_transaction, said
from wudan.honors.enums.household import HouseholdVerb, PlateLookOutcome, PlateState
from wudan.honors.models import HouseholdHonor, HouseholdRules, Plate, PlateLook
from wudan.honors.permissions.households import looking_objection
from wudan.honors.permissions.plates import issuing_objection, replacing_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actors import Actor
from wudan.projects.reckoning import months_later

WAIT_MONTHS = 3


@one_transaction
def issue_plate(*, honor: HouseholdHonor, by: Actor, at: datetime) -> Plate:
    """Give the household its number. Raises Missing, Objected."""
    held = lock(honor)
    insist(issuing_objection(by, held))
    made = _numbered(held, None, by=by, at=at)
    note(HouseholdVerb.ISSUE, held, by=by, at=at, facts={"plate": made.no})
    return made


@one_transaction
def replace_plate(*, honor: HouseholdHonor, why: str, by: Actor, at: datetime) -> Plate:
    """Lost, broken, moved, another name: the old number ends, a new one is given. Raises Malformed, Missing, Objected."""
    held = lock(honor)
    insist(replacing_objection(by, held))
    why = said(why, "请写为什么换。", field="why", most=200)
    old = held.plates.live().select_for_update().first()
    if old is None:
        raise Missing
    old.state, old.ended_on, old.ended_why = PlateState.REPLACED, day_of(at), why
    old.save(update_fields=["state", "ended_on", "ended_why"])
    made = _numbered(held, old, by=by, at=at)
    facts = {"plate": made.no, "replaces": old.no}
    note(HouseholdVerb.REPLACE, held, by=by, at=at, why=why, facts=facts)
    return made


@one_transaction
def look_at_plate(
    *, honor: HouseholdHonor, outcome: str, words: str, by: Actor, at: datetime
) -> PlateLook:
    """The yearly look; to take a plate away is a decision of its own. Raises Malformed, Missing, Objected."""
    held = lock(honor)
    insist(looking_objection(by, held))
    plate = held.plates.live().select_for_update().first()
    if plate is None:
        raise Missing
    if outcome not in PlateLookOutcome.values:
        raise Malformed({"outcome": "请选一个。"})
    words = said(words, "请写看到了什么。", field="words")
    today = day_of(at)
    made = PlateLook.objects.create(
        plate=plate, on=today, outcome=outcome, words=words, looked_as=by.label[:80]
    )
    if outcome == PlateLookOutcome.RENEW:
        plate.look_due_on = months_later(max(today, plate.look_due_on), held.rules.valid_months)
    elif outcome == PlateLookOutcome.WAIT:
        plate.look_due_on = months_later(today, WAIT_MONTHS)
    plate.save(update_fields=["look_due_on"])
    facts = {"plate": plate.no, "outcome": outcome}
    note(HouseholdVerb.LOOK, held, by=by, at=at, facts=facts)
    return made


def _numbered(held: HouseholdHonor, old: Plate | None, *, by: Actor, at: datetime) -> Plate:
    """The next number of the county; its rules are held, so two at once wait for each other."""
    rules = HouseholdRules.objects.select_for_update().filter(county=held.county)
    list(rules.order_by("pk").values_list("pk", flat=True))
    last = Plate.objects.filter(county=held.county).order_by("-no").first()
    today = day_of(at)
    return Plate.objects.create(
        county=held.county, no=(last.no if last else 0) + 1, honor=held, issued_on=today,
        issued_as=by.label[:80], look_due_on=months_later(today, held.rules.valid_months),
        replaces=old,
    )  # fmt: skip
