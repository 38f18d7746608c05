"""登记捐赠方: who gave; named to everybody only after they said yes (R076; PIPL §25)."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.rewards.actions.acting import one_transaction
from wudan.rewards.enums.shop import SponsorKind
from wudan.rewards.models import Sponsor
from wudan.rewards.permissions.shop import opening_objection

LONGEST_NAME = 60


@one_transaction
def note_sponsor(
    *, unit: Unit, kind: str, name: str, by: Actor, at: datetime, is_named: bool = False,
    person: Person | None = None,
) -> Sponsor:  # fmt: skip
    """Note who gave. Raises Malformed, Objected."""
    insist(opening_objection(by, unit))
    name = tidy(name)
    faults = {}
    if fault := objection_to_published(name, most=LONGEST_NAME):
        faults["name"] = fault
    elif not name:
        faults["name"] = "请写是谁给的。"
    if kind not in SponsorKind.values:
        faults["kind"] = "请选是单位、商户还是个人。"
    if faults:
        raise Malformed(faults)
    made = Sponsor.objects.create(
        county=unit.county, kind=kind, name=name, unit=unit, is_named=is_named,
        person=person if kind == SponsorKind.PERSON else None,
        agreed_on=day_of(at) if is_named else None, noted_at=at, noted_as=by.label[:80],
    )  # fmt: skip
    _note("note", made, by=by, at=at)
    return made


@one_transaction
def name_sponsor(*, sponsor: Sponsor, is_named: bool, by: Actor, at: datetime) -> Sponsor:
    """They agree to be named, or wish it no more: from now on everywhere. Raises Missing, Objected."""
    rows = Sponsor.objects.select_for_update(of=("self",), no_key=True).select_related("unit")
    held = rows.filter(pk=sponsor.pk).first()
    if held is None:
        raise Missing
    insist(opening_objection(by, held.unit))
    held.is_named, held.agreed_on = is_named, day_of(at) if is_named else None
    held.save(update_fields=["is_named", "agreed_on"])
    _note("name", held, by=by, at=at)
    return held


def _note(verb: str, sponsor: Sponsor, *, by: Actor, at: datetime) -> None:
    unit = sponsor.unit
    subject = Subject("sponsor", sponsor.pk, sponsor.county, unit.pk, unit.branch_id)
    facts = {"kind": sponsor.kind, "named": sponsor.is_named}
    record(f"sponsor.{verb}", subject, by=by, at=at, facts=facts, react=False)
