"""组建队伍: a site names a team and asks a volunteer to lead it; there is none before they say yes."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import tidy
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.teams.actions.founding.holding import lock_unit, note, one_transaction
from wudan.teams.founding import faults_of, founding_objection, leading_objection, name_fault
from wudan.teams.models import Founding


@one_transaction
def propose(
    *, site: Unit, name: str, category: str, leader: Person, skills: Sequence[str] = (), by: Actor,
    at: datetime,
) -> Founding:  # fmt: skip
    """Ask. Raises Malformed, Missing, Objected."""
    name, wanted = tidy(name), sorted(set(skills))
    held = lock_unit(site.pk)
    insist(founding_objection(by, held))
    faults = faults_of(name, category, wanted)
    if "name" not in faults and (taken := name_fault(held.county, name)):
        faults["name"] = taken
    if faults:
        raise Malformed(faults)
    insist(leading_objection(by, leader, held.county, on=day_of(at)))
    try:
        made = Founding.objects.create(
            county=held.county, site=held, name=name, category=category, skills=wanted,
            person=leader, asked_at=at, asked_as=by.label[:80], asked_under_id=by.post,
        )  # fmt: skip
    except IntegrityError as fault:  # another site took the name a moment before
        words = Phrase("“{name}”正在组建，请换个名字，或先收回那一份。", name=name)
        raise Malformed({"name": words}) from fault
    note("propose", made, by=by, at=at, react=True)
    return made
