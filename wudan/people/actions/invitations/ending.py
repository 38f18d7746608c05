"""How an invitation ends, whatever the answer: name and telephone are gone (PIPL §47). A part of acts."""

from datetime import datetime

from wudan.journal.events import Subject, record
from wudan.people.actors import Actor
from wudan.people.enums import InvitationAnswer
from wudan.people.invitations import fits
from wudan.people.models import Invitation, Person


def end(
    held: Invitation, answer: InvitationAnswer, *, by: Actor, at: datetime, channel: str = "",
    person_id: int | None = None,
) -> None:  # fmt: skip
    """Write the answer; what was typed about the person is emptied."""
    held.answer, held.answered_at, held.channel = answer, at, channel
    held.person_id, held.name, held.phone = person_id, "", ""
    if answer is not InvitationAnswer.YES:
        held.home, held.source, held.skills, held.kinds = None, "", [], []
    held.save()
    subject = Subject("invitation", held.pk, held.county, held.unit_id, held.unit.branch_id)
    facts = {"answer": answer.value, "channel": channel, "person": person_id}
    record("invitation.answer", subject, by=by, at=at, facts=facts, react=False)


def end_fitting(person: Person, *, by: Actor, at: datetime, channel: str) -> int:
    """Who registers has answered what was asked of them; how many invitations that were."""
    waiting = Invitation.objects.open_at(at).to_phone(person.phone_index).order_by("pk")
    mine = [
        held for held in waiting.select_related("unit").select_for_update(of=("self",), no_key=True)
        if fits(held, person)
    ]  # fmt: skip
    for held in mine:
        end(held, InvitationAnswer.YES, by=by, at=at, channel=channel, person_id=person.pk)
    return len(mine)
