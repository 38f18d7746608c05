"""Which complaints; whose to see. Whoever is involved, and everybody below them, sees none of it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from wudan.complaints.enums import ComplaintDesk, ComplaintStage
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.complaints.models import Complaint

_OPEN = (ComplaintStage.FILED, ComplaintStage.RECEIVED)


class ComplaintQuerySet(QuerySet["Complaint"]):
    """Complaints."""

    def visible_to(self, actor: Actor) -> "ComplaintQuerySet":
        """Under a post those of one's desk or a desk below, without what one is involved in; else one's own."""
        if not actor.is_staff:
            return self.filter(person=actor.person_id) if actor.person_id else self.none()
        if not actor.may("hear_complaints"):
            return self.none()
        return self._of_desk(actor).without_involved(actor)

    def _of_desk(self, actor: Actor) -> "ComplaintQuerySet":
        if actor.may("read_journal"):  # the auditor reads all, and answers what is about the office
            return self.filter(holder__path__startswith=actor.unit_path)
        if actor.role == "center_office":
            below = [ComplaintDesk.OFFICE, ComplaintDesk.INSTITUTE]
            return self.filter(desk__in=below, holder__path__startswith=actor.unit_path)
        return self.filter(desk=ComplaintDesk.INSTITUTE, holder=actor.unit_id)

    def without_involved(self, actor: Actor) -> "ComplaintQuerySet":
        """Without those about this person, their role, their unit or one above it."""
        involved = apps.get_model("complaints", "Involved")
        barred = Q(person=actor.person_id) | Q(role=actor.role)
        if not actor.kind.apart:  # 三员 sit at the center and are nobody's subordinates there
            barred |= Q(path__in=paths_above(actor.unit_path))
        return self.exclude(Exists(involved.objects.filter(barred, complaint=OuterRef("pk"))))

    def open(self) -> "ComplaintQuerySet":
        """Those that wait for an answer."""
        return self.filter(stage__in=_OPEN)

    def overdue(self, at: datetime) -> "ComplaintQuerySet":
        """Open ones beyond a deadline, with somebody above left to go to."""
        late = Q(stage=ComplaintStage.FILED, receive_by__lte=at) | Q(answer_by__lte=at)
        return self.open().filter(late).exclude(desk=ComplaintDesk.AUDIT)

    def to_empty(self, cut: datetime) -> "ComplaintQuerySet":
        """Those answered before an instant that still say something: their words go (PIPL §19)."""
        over = Q(answered_at__lt=cut) | Q(merged_into__answered_at__lt=cut)
        return self.filter(over).exclude(words="")

    def with_names(self) -> "ComplaintQuerySet":
        """Joined with what a list shows."""
        return self.select_related("unit", "holder", "order", "activity", "merged_into")


def paths_above(path: str) -> list[str]:
    """A unit's own path and those of all above it."""
    steps = path.rstrip(".").split(".")
    return [".".join(steps[:n]) + "." for n in range(1, len(steps) + 1)] if path else []
