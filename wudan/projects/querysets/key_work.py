"""Which key works: of a day, of a stretch; which joinings: present, of a menu item."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import F, OuterRef, Q, QuerySet

if TYPE_CHECKING:
    from wudan.projects.models.key_work import Joining, KeyWork


class KeyWorkQuerySet(QuerySet["KeyWork"]):
    """Key works, in the order in which they came to the list."""

    def on(self, day: date) -> "KeyWorkQuerySet":
        """Those that are worked on that day."""
        return self.within(day, day)

    def within(self, first: date, last: date) -> "KeyWorkQuerySet":
        """Those that are worked on some day of a stretch."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=first), starts_on__lte=last)

    def before(self, day: date) -> "KeyWorkQuerySet":
        """Those that had ended by then."""
        return self.filter(ends_on__lt=day)


class JoiningQuerySet(QuerySet["Joining"]):
    """Joinings."""

    def present(self) -> "JoiningQuerySet":
        """Those that hold now."""
        return self.filter(until=None)

    def past(self) -> "JoiningQuerySet":
        """Those that are over, the latest first, with the work."""
        return self.filter(until__isnull=False).select_related("work").order_by("-until", "-pk")

    def live(self, day: date) -> "JoiningQuerySet":
        """Those that hold now, with a work that goes on that day."""
        of_work = Q(work__ends_on=None) | Q(work__ends_on__gte=day)
        return self.present().filter(of_work, work__starts_on__lte=day)

    def at(self, moment: "datetime | F | OuterRef") -> "JoiningQuerySet":
        """Those that held at a moment, or at that of an outer row."""
        return self.filter(Q(until=None) | Q(until__gt=moment), since__lte=moment)

    def of_project(self, project: int, *, on: date) -> "Joining | None":
        """What a project goes with on a day, with the work; one statement."""
        return self.live(on).filter(project=project).select_related("work").first()

    def of_item(self, service: "int | OuterRef | None") -> "JoiningQuerySet":
        """Those of a menu item: of the project it came from, or its own; never of both (`permissions.key_works`)."""
        return self.filter(Q(project__service=service) | Q(service=service))
