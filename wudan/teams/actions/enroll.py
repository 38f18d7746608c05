"""入队: somebody becomes a member; a minor with a guardian's word, and never of a risky team (A32)."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.teams.actions.joining.belonging import take_in
from wudan.teams.models import Membership, Team
from wudan.teams.permissions import enrolling_objection


@transaction.atomic(savepoint=False)
def enroll(
    *, team: Team, person: Person, risks: Collection[str], by: Actor, at: datetime
) -> Membership:
    """Take somebody in. A team with a minor is matched as such from now on. Raises Objected."""
    on = day_of(at)
    held = Team.objects.select_for_update().get(pk=team.pk)
    whom = Person.objects.select_related("home").get(pk=person.pk)
    insist(enrolling_objection(by, held, whom, risks=risks, on=on))
    made = take_in(held, whom, risks=risks, at=at)
    unit = held.unit
    subject = Subject("person", whom.pk, whom.county, unit.pk, unit.branch_id)
    record("person.enroll", subject, by=by, at=at, facts={"team": unit.pk}, react=False)
    return made
