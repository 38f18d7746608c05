"""本人点头、改主意、退出: what is shown is each person's own choice, taken back at once (PIPL §15, §25)."""

from datetime import datetime

from wudan.honors.actions import notices
from wudan.honors.actions.campaigns.holding import (
    NOTICE_KIND,
    lock_candidate,
    note,
    one_transaction,
)
from wudan.honors.enums.campaign import CampaignVerb, CandidateState
from wudan.honors.files import honor_pictures_kept
from wudan.honors.models import Candidate, PublicNotice, Story
from wudan.honors.permissions.campaigns import (
    agreeing_objection,
    leaving_objection,
    speaking_objection,
)
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actions import consents
from wudan.people.actions.consents.give import channel_of
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel, ConsentKind

V = CampaignVerb


@one_transaction
def agree(
    *, candidate: Candidate, shows_name: bool, shows_picture: bool, by: Actor, at: datetime,
    channel: str = ConsentChannel.WEB,
) -> Candidate:  # fmt: skip
    """Yes, I stand; and what may be shown. Raises Malformed, Missing, Objected."""
    held = lock_candidate(candidate)
    insist(agreeing_objection(by, held, on=day_of(at)))
    held.state, held.agreed_at = CandidateState.STANDING, at
    held.agreed_how = channel_of(channel, by)
    _choose(held, shows_name, shows_picture, by=by, at=at, channel=channel)
    held.save()
    facts = {"number": held.number, "name": held.shows_name, "picture": held.shows_picture}
    note(V.AGREE, held.campaign, by=by, at=at, facts=facts | {"channel": held.agreed_how})
    return held


@one_transaction
def show(
    *, candidate: Candidate, shows_name: bool, shows_picture: bool, by: Actor, at: datetime,
    channel: str = ConsentChannel.WEB,
) -> Candidate:  # fmt: skip
    """Another choice, at any time; what is taken back is down with this. Raises Malformed, Missing, Objected."""
    held = lock_candidate(candidate)
    insist(speaking_objection(by, held, on=day_of(at)))
    _choose(held, shows_name, shows_picture, by=by, at=at, channel=channel)
    held.save(update_fields=["shows_name", "shows_picture"])
    facts = {"number": held.number, "name": held.shows_name, "picture": held.shows_picture}
    note("show", held.campaign, by=by, at=at, facts=facts)
    return held


@one_transaction
def leave(*, candidate: Candidate, by: Actor, at: datetime) -> Candidate:
    """No, or no longer; before the award, without a reason. Raises Missing, Objected."""
    held = lock_candidate(candidate)
    insist(leaving_objection(by, held, on=day_of(at)))
    withdraw_quietly(held, by=by, at=at)
    note(V.WITHDRAW, held.campaign, by=by, at=at, facts={"number": held.number})
    return held


def withdraw_quietly(held: Candidate, *, by: Actor, at: datetime) -> None:
    """Out of the campaign, the notice down; the caller holds the rows and journals."""
    hide(held, by=by, at=at)
    held.state = CandidateState.WITHDRAWN
    held.save()
    for up in PublicNotice.objects.of(NOTICE_KIND, held.pk).open():
        notices.take_down(notice=up, why="本人退出", by=by, at=at)


def hide(held: Candidate, *, by: Actor, at: datetime) -> None:
    """Neither name nor picture any more; the file goes at once. The caller saves the candidate."""
    held.shows_name = held.shows_picture = False
    notices.hide_name(kind=NOTICE_KIND, subject_id=held.pk, person_id=held.person_id, by=by, at=at)
    drop_picture(held)


def drop_picture(held: Candidate) -> None:
    """The file first: a row that names none any more would hide one that is left."""
    for story in Story.objects.filter(award__candidate=held).exclude(picture=""):
        honor_pictures_kept().remove(story.picture)
        story.picture = ""
        story.save(update_fields=["picture"])


def _choose(
    held: Candidate, shows_name: bool, shows_picture: bool, *, by: Actor, at: datetime, channel: str
) -> None:
    if not shows_name:
        hide(held, by=by, at=at)
        return
    consents.give(person=held.person, kind=ConsentKind.PUBLISH, by=by, at=at, channel=channel)
    held.shows_name, held.shows_picture = True, shows_picture
    if not shows_picture:
        drop_picture(held)
