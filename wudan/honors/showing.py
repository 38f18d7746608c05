"""Whose name may be read by everybody, asked each time it is read (PIPL §25, §15).

Nothing public stores a full name: what is shown is put together when it is asked for, so that a
withdrawn consent takes it down at the next look, everywhere.
"""

from collections.abc import Iterable
from datetime import date

from wudan.honors.enums.campaign import AwardState
from wudan.honors.enums.notice import PartyPart
from wudan.honors.models import Candidate, NoticeObjection, NoticeParty, PublicNotice, Story
from wudan.honors.querysets.notice import NoticeObjectionQuerySet
from wudan.kit.text import masked_name
from wudan.people.actors import Actor
from wudan.people.consents import consented
from wudan.people.enums import ConsentKind


def names_on(notices: Iterable[PublicNotice], *, on: date) -> dict[int, list[str]]:
    """Of each notice, by key, whom it is about: in full with a consent that lasts, else 张**."""
    rows = NoticeParty.objects.filter(notice__in=list(notices), part=PartyPart.HONORED)
    found = list(rows.select_related("person").order_by("notice", "person__name", "pk"))
    willing = [row.person_id for row in found if row.shows_name]
    agreed = consented(ConsentKind.PUBLISH, willing, on=on) if willing else set()
    names: dict[int, list[str]] = {}
    for row in found:
        is_open = row.shows_name and row.person_id in agreed
        name = row.person.name if is_open else masked_name(row.person.name)
        names.setdefault(row.notice_id, []).append(name)
    return names


def objections_before(actor: Actor) -> NoticeObjectionQuerySet:
    """What this actor may read to answer it: never what is said about, or against, themselves."""
    own = NoticeParty.objects.filter(
        person=actor.person_id, part__in=[PartyPart.HONORED, PartyPart.PUT_FORWARD]
    )
    return NoticeObjection.objects.in_reach_of(actor).exclude(notice__in=own.values("notice"))


def names_of(candidates: Iterable[Candidate], *, on: date) -> dict[int, str]:
    """Of each candidate, by key: in full with both consents, else 张**. `person` was read along."""
    found = list(candidates)
    willing = [one.person_id for one in found if one.shows_name]
    agreed = consented(ConsentKind.PUBLISH, willing, on=on) if willing else set()
    return {
        one.pk: one.person.name
        if one.shows_name and one.person_id in agreed
        else masked_name(one.person.name)
        for one in found
    }


def shown_stories(stories: Iterable[Story], *, on: date) -> list[Story]:
    """Those whose persons still agree that their name stands there; without its picture where they do not.

    What is answered is for showing only, never for saving.
    """
    found = [one for one in stories if one.award.state == AwardState.LIVE]
    willing = [s.award.candidate.person_id for s in found if s.award.candidate.shows_name]
    agreed = consented(ConsentKind.PUBLISH, willing, on=on) if willing else set()
    shown = []
    for story in found:
        candidate = story.award.candidate
        if candidate.shows_name and candidate.person_id in agreed:
            if not candidate.shows_picture:
                story.picture = ""
            shown.append(story)
    return shown
