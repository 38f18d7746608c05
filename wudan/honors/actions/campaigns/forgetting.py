"""撤下和注销: pictures whose consent ended lose their file within a minute; who leaves, leaves no story."""

from datetime import datetime

from wudan.honors.actions.campaigns.agree import hide, withdraw_quietly
from wudan.honors.actions.campaigns.holding import lock_candidate, note, one_transaction
from wudan.honors.flow.campaign import LIVE
from wudan.honors.models import Candidate, NoticeObjection, Story
from wudan.kit.clock import day_of
from wudan.people.actors import THE_CLOCK, Actor
from wudan.people.consents import consented
from wudan.people.enums import ConsentKind
from wudan.people.models import Person

GONE = "（本人已注销）"


@one_transaction
def drop_unconsented_pictures(*, at: datetime) -> int:
    """The pages ask at each look; this takes the file and the choice away as well; how many."""
    rows = Candidate.objects.filter(shows_name=True).order_by("pk")
    found = list(rows.values_list("pk", "campaign", "person"))
    agreed = consented(ConsentKind.PUBLISH, {row[2] for row in found}, on=day_of(at))
    ended = [Candidate(pk=pk, campaign_id=run) for pk, run, person in found if person not in agreed]
    for candidate in sorted(ended, key=lambda one: (one.campaign_id, one.pk)):
        held = lock_candidate(candidate)
        hide(held, by=THE_CLOCK, at=at)
        held.save(update_fields=["shows_name", "shows_picture"])
        note("show", held.campaign, by=THE_CLOCK, at=at, facts={"number": held.number})
    return len(ended)


@one_transaction
def forget_candidacies(*, person: Person, by: Actor, at: datetime) -> None:
    """The campaign's record stays under a number; stories, pictures and typed objections go."""
    rows = Candidate.objects.filter(person=person).order_by("campaign", "pk")
    for candidate in list(rows):
        held = lock_candidate(candidate)
        if held.state in LIVE:
            withdraw_quietly(held, by=by, at=at)
        hide(held, by=by, at=at)
        held.story = held.blind_story = GONE
        held.save()
        Story.objects.filter(award__candidate=held).delete()
        note("forget", held.campaign, by=by, at=at, facts={"number": held.number})
    NoticeObjection.objects.filter(person=person).update(words=GONE)
