"""推荐: by oneself, a neighbour or a site; nothing goes further before the person's own yes."""

from datetime import datetime

from wudan.honors.actions.campaigns.holding import lock, note, one_transaction, said
from wudan.honors.enums.campaign import CampaignVerb, PutForwardBy
from wudan.honors.models import Campaign, Candidate
from wudan.honors.permissions.campaigns import nominating_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.people.models import Person

LONGEST = 1000


@one_transaction
def nominate(
    *, campaign: Campaign, person: Person, code: str, story: str, by: Actor, at: datetime
) -> Candidate:
    """Put somebody forward in one class. Raises Malformed, Missing, Objected."""
    held = lock(campaign)
    insist(nominating_objection(by, held, person, on=day_of(at)))
    chosen = held.classes.filter(code=code).first()
    if chosen is None:
        raise Malformed({"code": "请选一类。"})
    story = said(story, "请写做了什么事。", field="story", most=LONGEST)
    home = person.home
    if home is None:
        raise Malformed({"person": "这位的住处还没有登记。"})
    made = Candidate.objects.create(
        campaign=held, number=held.candidates.count() + 1, honor_class=chosen, person=person,
        unit=home, put_forward_by=_whence(by, person), nominator_id=by.person,
        nominated_at=at, nominated_as=by.label[:80], story=story,
    )  # fmt: skip
    facts = {"number": made.number, "class": chosen.code, "whence": made.put_forward_by}
    note(CampaignVerb.NOMINATE, held, by=by, at=at, facts=facts)
    return made


def _whence(by: Actor, person: Person) -> PutForwardBy:
    if by.is_staff:
        return PutForwardBy.SITE
    return PutForwardBy.SELF if by.person_id == person.pk else PutForwardBy.NEIGHBOUR
