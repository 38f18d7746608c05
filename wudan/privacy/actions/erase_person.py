"""注销并删除: a person leaves; what is theirs goes at once, what the law keeps loses the name.

Done whole or not at all, by the action itself (PIPL §47; G21 asks for 72 hours). Service records,
hours and the journal stay under the pseudonym: they hold ids, and the id leads to nobody.
"""

from collections.abc import Callable
from datetime import datetime

from wudan.activities.actions import close_feed
from wudan.activities.actions import leave_all as give_places_back
from wudan.complaints.actions import forget_complaints_of
from wudan.content.actions import forget_in_content
from wudan.exchange.models import ImportedRow
from wudan.honors.actions.campaigns import forget_candidacies
from wudan.honors.actions.households import forget_in_households
from wudan.intake.actions import forget_scans_of
from wudan.journal.answers import forget_of
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.ledger.actions import empty_certificates_of, forget_hours_of
from wudan.ledger.actions.points import leave_points
from wudan.notices.actions import forget_messages_of
from wudan.offline.actions import forget_offline_acts_of
from wudan.orders.deidentifying import empty_orders_of
from wudan.people.actions.emptying import empty_person
from wudan.people.actions.households import leave_for_good
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.privacy import permissions
from wudan.privacy.actions.answer import close, take
from wudan.privacy.enums import Outcome
from wudan.privacy.models import PrivacyRequest
from wudan.projects.actions.gate.forget import forget_reviews_of
from wudan.projects.actions.guests import leave_forums
from wudan.rewards.actions.cards import end_cards_of
from wudan.rewards.actions.deeds import forget_deeds_of
from wudan.rewards.actions.redemptions import forget_redemptions_of
from wudan.sites.actions.bookings import leave_rooms
from wudan.sites.actions.staff import leave_sites
from wudan.teams.actions.leave_all import leave_all
from wudan.teams.actions.training import withdraw_all

DONE = "已经注销：资料、住址、电话和单上的话都删除了。"


def _orders(person: Person, by: Actor, at: datetime) -> None:
    empty_orders_of(person, on=day_of(at))


def _paper(person: Person, by: Actor, at: datetime) -> None:
    forget_scans_of(person)


def _teams(person: Person, by: Actor, at: datetime) -> None:
    leave_all(person, by=by, at=at)
    withdraw_all(person=person, by=by, at=at)


def _sites(person: Person, by: Actor, at: datetime) -> None:
    leave_sites(person=person, by=by, at=at)
    leave_rooms(person=person, by=by, at=at)


def _activities(person: Person, by: Actor, at: datetime) -> None:
    give_places_back(person=person, by=by, at=at)
    close_feed(person=person, by=by, at=at)


def _projects(person: Person, by: Actor, at: datetime) -> None:
    forget_reviews_of(person)
    leave_forums(person=person, by=by, at=at)


def _households(person: Person, by: Actor, at: datetime) -> None:
    forget_in_households(person=person, by=by, at=at)


def _certificates(person: Person, by: Actor, at: datetime) -> None:
    empty_certificates_of(person.pk, by=by, at=at)


def _imported(person: Person, by: Actor, at: datetime) -> None:
    ImportedRow.objects.filter(person=person).update(row="")


def _hours(person: Person, by: Actor, at: datetime) -> None:
    forget_hours_of(person)
    forget_deeds_of(person)


def _cards(person: Person, by: Actor, at: datetime) -> None:
    end_cards_of(person=person, by=by, at=at)


def _points(person: Person, by: Actor, at: datetime) -> None:
    leave_points(person=person, by=by, at=at)
    leave_for_good(person=person, by=by, at=at, forgetting=True)


def _redemptions(person: Person, by: Actor, at: datetime) -> None:
    forget_redemptions_of(person, by=by, at=at)


def _candidacies(person: Person, by: Actor, at: datetime) -> None:
    forget_candidacies(person=person, by=by, at=at)


def _complaints(person: Person, by: Actor, at: datetime) -> None:
    forget_complaints_of(person, by=by, at=at)


def _offline_acts(person: Person, by: Actor, at: datetime) -> None:
    forget_offline_acts_of(person, by=by, at=at)


def _pieces(person: Person, by: Actor, at: datetime) -> None:
    forget_in_content(person=person, by=by, at=at)


def _messages(person: Person, by: Actor, at: datetime) -> None:
    forget_messages_of(person, by=by, at=at)


def _requests(person: Person, by: Actor, at: datetime) -> None:
    PrivacyRequest.objects.filter(person=person).update(words="")
    PrivacyRequest.objects.filter(person=person).exclude(answered_at=None).update(outcome_words="")


def _answers(person: Person, by: Actor, at: datetime) -> None:
    forget_of(person.pk)


def _person(person: Person, by: Actor, at: datetime) -> None:
    for row in (*Person.objects.filter(merged_into=person).order_by("pk"), person):
        empty_person(row, by=by, at=at)


ERASERS: tuple[Callable[[Person, Actor, datetime], None], ...] = (
    _paper, _orders, _activities, _projects, _teams, _sites, _redemptions, _households, _certificates, _imported, _hours, _cards, _points, _candidacies, _complaints, _messages, _pieces, _offline_acts, _requests, _answers, _person,
)  # fmt: skip
"""Each package's part, the person last: while the others work, the name is still known."""


@one_transaction
def erase_person(
    *, person: Person, by: Actor, at: datetime, request: PrivacyRequest | None = None
) -> None:
    """Erase a person, on their own wish here and now, or on a signed one (`request`).

    Raises Objected: an order is open, a post is held, or nobody but this actor knows of the wish.
    """
    held = lock_persons([person.pk])[person.pk]
    asked = take(request) if request is not None else None
    insist(permissions.erasing_objection(by, held, asked, on=day_of(at)))
    for erase in ERASERS:
        erase(held, by, at)
    _close_requests(held, asked, by=by, at=at)
    facts = {"by_wish": "signed" if asked else "own", "request": asked.pk if asked else None}
    note("person.erase", held, by=by, at=at, **facts)


def _close_requests(
    person: Person, asked: PrivacyRequest | None, *, by: Actor, at: datetime
) -> None:
    """Whatever else was asked is answered by this: there is nothing left to correct or copy."""
    for row in PrivacyRequest.objects.filter(person=person).open():
        outcome = Outcome.DONE if asked and row.pk == asked.pk else Outcome.PARTLY
        close(take(row), outcome, DONE, by=by, at=at)
