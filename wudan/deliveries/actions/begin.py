"""起草: a round begins, with nothing in it yet."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.deliveries import permissions, policies
from wudan.deliveries.actions.holding import note_round, one_transaction
from wudan.deliveries.models import Round
from wudan.deliveries.policies import Outline
from wudan.kit import numbers
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor


@one_transaction
def begin(*, outline: Outline, by: Actor, at: datetime) -> Round:
    """Write down a round of one's own unit. Raises Malformed, Objected."""
    insist(permissions.beginning_objection(by, outline.service, on=day_of(at)))
    if faults := policies.faults_of(outline, on=day_of(at)):
        raise Malformed(faults)
    assert by.unit_id is not None  # noqa: S101 - who may plan has a post
    unit = Unit.objects.get(pk=by.unit_id)
    made = Round.objects.create(
        county=unit.county, no=numbers.draw(), title=outline.title, words=outline.words, service=outline.service,
        unit=unit, mode=outline.mode, way=outline.way, starts_on=outline.starts_on, ends_on=outline.ends_on, made_at=at,
    )  # fmt: skip
    note_round("begin", made, by=by, at=at, no=made.no, service=outline.service.code)
    return made
