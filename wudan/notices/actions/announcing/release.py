"""发统一通知: a second person looks at it and sends it; from then on a job tells people in batches."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.notices.actions.announcing.holding import lock, note
from wudan.notices.enums import AnnouncementState, Recipients
from wudan.notices.models import Announcement
from wudan.notices.permissions import releasing_objection
from wudan.people.actors import Actor
from wudan.people.models import Person, Post, Volunteer


@transaction.atomic(savepoint=False)
def release(*, announcement: Announcement, by: Actor, at: datetime) -> Announcement:
    """Send it. Raises Missing, Objected."""
    held = lock(announcement.pk, by)
    insist(releasing_objection(by, held))
    held.state, held.released_at = AnnouncementState.SENDING, at
    held.released_by_id, held.released_as = by.person, by.label[:80]
    held.many = many_of(held, at=at)
    held.save()
    note("release", held, by=by, at=at, many=held.many)
    return held


def many_of(held: Announcement, *, at: datetime) -> int:
    """How many people it is for."""
    return people_of(held, at=at).count()


def people_of(held: Announcement, *, at: datetime) -> "QuerySet[Person]":
    """Whom it is for: those of the unit and below who are there."""
    path, people = held.unit.path, Person.objects.present()
    if held.recipients == Recipients.RESIDENTS:
        return people.filter(home__path__startswith=path)
    if held.recipients == Recipients.VOLUNTEERS:
        volunteers = Volunteer.objects.active().within(path)
        return people.filter(pk__in=volunteers.values("person"))
    role = "station_keeper" if held.recipients == Recipients.KEEPERS else "team_leader"
    posts = Post.objects.held_on(day_of(at)).filter(role=role, unit__path__startswith=path)
    return people.filter(pk__in=posts.values("person"))
