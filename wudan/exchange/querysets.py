"""Which exports: one's own, those that wait for a second person, the register."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet, Sum

from wudan.exchange.enums import ExportState
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.exchange.models import Export

FILE_HOURS = 24
KEPT_DAYS = 3 * 366
TAKEN_MINUTES = 15
COUNTED_DAYS = 7


class ExportQuerySet(QuerySet["Export"]):
    """Exports."""

    def with_names(self) -> "ExportQuerySet":
        """Joined with what lists and pages show."""
        return self.select_related(
            "unit", "asked_by", "asked_under__unit", "decided_by", "decided_under__unit"
        )

    def readable_by(self, actor: Actor) -> "ExportQuerySet":
        """Those that exist for an actor: own, waiting for or decided by one, all in reach for auditors."""
        if actor.may("read_journal"):
            return self.within(actor)
        if not actor.may("export"):
            return self.none()
        return self.filter(Q(asked_by=actor.person_id) | Q(pk__in=self._to_decide(actor)))

    def within(self, actor: Actor) -> "ExportQuerySet":
        """Of the units that an actor's post reaches."""
        if not actor.unit_path:
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)

    def asked_by_person(self, person_id: int | None) -> "ExportQuerySet":
        """Somebody's own."""
        return self.filter(asked_by=person_id)

    def waiting_for(self, actor: Actor) -> "ExportQuerySet":
        """Those that wait for this actor as second person."""
        return self._to_decide(actor).filter(state=ExportState.ASKED)

    def persons_lately(self, person_id: int, *, at: datetime) -> int:
        """How many persons somebody's exports of the last days held; slices add up."""
        since = at - timedelta(days=COUNTED_DAYS)
        mine = self.filter(asked_by=person_id, asked_at__gt=since, needs_second=False)
        return mine.exclude(state=ExportState.STOPPED).aggregate(n=Sum("persons_count"))["n"] or 0

    def to_make(self, *, at: datetime) -> "ExportQuerySet":
        """Agreed to, and in nobody's hands; whoever took one and died gives it up."""
        given_up = at - timedelta(minutes=TAKEN_MINUTES)
        waiting = self.filter(state=ExportState.APPROVED)
        return waiting.filter(Q(taken_at=None) | Q(taken_at__lt=given_up)).order_by(
            "asked_at", "pk"
        )

    def to_clear(self, *, at: datetime) -> "ExportQuerySet":
        """Files that have lain long enough."""
        until = at - timedelta(hours=FILE_HOURS)
        return self.filter(state=ExportState.READY, made_at__lte=until)

    def past_keeping(self, *, at: datetime) -> "ExportQuerySet":
        """Rows of the register older than three years."""
        return self.filter(asked_at__lt=at - timedelta(days=KEPT_DAYS))

    def _to_decide(self, actor: Actor) -> "ExportQuerySet":
        """Another person's, in reach of a post with the verb, and in need of a second person."""
        if not actor.may("export") or actor.post_id is None:
            return self.none()
        return self.within(actor).filter(needs_second=True).exclude(asked_by=actor.person)
