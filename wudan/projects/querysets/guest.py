"""Which representatives, which organisations."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import QuerySet

from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.projects.models.guest import Organisation, Representative

_READERS = frozenset({"leader", "auditor"})


def _sees(actor: Actor) -> bool:
    return actor.may("keep_guests") or actor.role in _READERS


class RepresentativeQuerySet(QuerySet["Representative"]):
    """群众代表."""

    def on(self, day: date) -> Self:
        """Who speaks on a day: the term runs, and nobody ended it before."""
        running = self.filter(starts_on__lte=day, last_day__gte=day)
        return running.filter(ended_on=None) | running.filter(ended_on__gt=day)

    def visible_to(self, actor: Actor) -> Self:
        """Of places within reach, to who keeps the register and who reads all."""
        if not _sees(actor) or not actor.unit_path:
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)

    def of_county(self, county: str) -> Self:
        """Of a county."""
        return self.filter(county=county)


class OrganisationQuerySet(QuerySet["Organisation"]):
    """志愿服务组织."""

    def on(self, day: date) -> Self:
        """What may be asked to a forum on a day."""
        running = self.filter(starts_on__lte=day, last_day__gte=day)
        return running.filter(ended_on=None) | running.filter(ended_on__gt=day)

    def lapsed(self, before: date) -> Self:
        """What names a contact though it was agreed until an earlier day only."""
        return self.filter(contact__isnull=False, last_day__lt=before)

    def visible_to(self, actor: Actor, *, county: str) -> Self:
        """All of the county: an organisation is nobody's village."""
        return self.filter(county=county) if _sees(actor) else self.none()

    def of_county(self, county: str) -> Self:
        """Of a county."""
        return self.filter(county=county)
