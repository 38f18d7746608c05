"""What somebody belongs to and asked for, and what can be said of it: on their own page and at a counter alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.teams.actions import joining
from wudan.teams.joining import appealing_objection
from wudan.teams.models import Application, Membership
from wudan.web.team_asking import Ask

_MOST = 30
Act = Callable[[Person, Ask, Actor, datetime], None]


@dataclass(frozen=True, slots=True)
class Closed:
    """A refusal or an end, and whether it can be appealed against."""

    row: Application | Membership
    act: str
    why: str
    appeal: object
    may_appeal: bool


@dataclass(frozen=True, slots=True)
class Belonging:
    """The latest wishes to join and memberships of somebody, the last first."""

    wishes: list[Application]
    memberships: list[Membership]

    @property
    def present(self) -> list[tuple[Membership, Application | None]]:
        """Each team they are in, with the wish that a station wrote down, if it came of one."""
        taken = {
            row.team_id: row
            for row in reversed(self.wishes)
            if row.state == "approved" and row.taken_as
        }
        return [(row, taken.get(row.team_id)) for row in self.memberships if row.left_on is None]

    @property
    def open(self) -> list[Application]:
        """The wishes without a result."""
        return [row for row in self.wishes if row.answered_at is None]

    def closed(self, by: Actor, *, on: date) -> list[Closed]:
        """The refusals and the ends that have a reason, for who looks at them."""
        against: list[tuple[Application | Membership, str, str]] = [
            *((row, "appeal", row.reason) for row in self.wishes if row.state == "refused"),
            *((row, "appeal-end", row.ended_why) for row in self.memberships if row.ended_why),
        ]
        return [
            Closed(row, act, why, getattr(row, "appeal", None), appealing_objection(by, row, on=on) is None)
            for row, act, why in against
        ]  # fmt: skip


def belonging_of(person: Person) -> Belonging:
    """Two statements."""
    wishes = Application.objects.filter(person=person).select_related("team__unit", "appeal__unit")
    held = Membership.objects.filter(person=person).select_related("team__unit", "appeal__unit")
    found = Belonging(list(wishes.order_by("-pk")[:_MOST]), list(held.order_by("-pk")[:_MOST]))
    for wish in found.wishes:
        wish.person = person
    for membership in found.memberships:
        membership.person = person
    return found


def application_of(person: Person, pk: int) -> Application:
    """Somebody's wish to join. Raises Missing."""
    found = Application.objects.filter(person=person, pk=pk).first()
    if found is None:
        raise Missing
    return found


def membership_of(person: Person, pk: int) -> Membership:
    """Somebody's membership. Raises Missing."""
    found = Membership.objects.filter(person=person, pk=pk).first()
    if found is None:
        raise Missing
    return found


def _agree(person: Person, ask: Ask, by: Actor, at: datetime) -> None:
    joining.agree(application=application_of(person, ask.pk), channel=ask.channel, by=by, at=at)


def _withdraw(person: Person, ask: Ask, by: Actor, at: datetime) -> None:
    joining.withdraw(application=application_of(person, ask.pk), by=by, at=at)


def _disown(person: Person, ask: Ask, by: Actor, at: datetime) -> None:
    joining.disown(application=application_of(person, ask.pk), by=by, at=at)


def _leave(person: Person, ask: Ask, by: Actor, at: datetime) -> None:
    joining.leave(membership=membership_of(person, ask.pk), by=by, at=at)


def _appeal(person: Person, ask: Ask, by: Actor, at: datetime) -> None:
    joining.appeal(against=application_of(person, ask.pk), words=ask.words, by=by, at=at)


def _appeal_end(person: Person, ask: Ask, by: Actor, at: datetime) -> None:
    joining.appeal(against=membership_of(person, ask.pk), words=ask.words, by=by, at=at)


SAID: Mapping[str, Act] = {
    "agree": _agree, "withdraw": _withdraw, "disown": _disown, "leave": _leave, "appeal": _appeal,
    "appeal-end": _appeal_end,
}  # fmt: skip
"""What anybody says of a team: yes to an introduction, no longer, never asked, out, an appeal."""
