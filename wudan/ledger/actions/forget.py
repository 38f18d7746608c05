"""遗忘: when somebody leaves, their words and files go; minutes stay, under a number that leads to nobody."""

from datetime import datetime, timedelta

from wudan.ledger.files import proofs_kept
from wudan.ledger.models import Backfill, Dispute, ServiceRecord, Star
from wudan.people.models import Person

GONE = "已清空"


def forget_hours_of(person: Person) -> None:
    """What the law does not ask to keep (67号令 §7 asks for the record itself)."""
    asked = Backfill.objects.filter(person=person).order_by("pk")
    for name in asked.exclude(file_name="").values_list("file_name", flat=True):
        proofs_kept().remove(name)
    asked.update(words=GONE, reason=GONE, leader_name="", file_name="", decision_words="")
    Dispute.objects.filter(person=person).update(words="", answer_words="")
    Star.objects.filter(person=person).delete()
    led = ServiceRecord.objects.filter(activity__leader=person).exclude(leader_name="")
    led.update(leader_name="")


def sweep_proofs(*, at: datetime) -> int:
    """Remove files of a day ago that no back-fill names: its transaction did not come about."""
    kept = set(Backfill.objects.exclude(file_name="").values_list("file_name", flat=True))
    return proofs_kept().sweep(kept, before=at - timedelta(days=1))
