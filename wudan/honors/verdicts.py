"""How far a household has come: what shows each criterion, who has spoken, who has been there.

Yes or no for each criterion and whether all was heard; no marks, no sum (R074; 国办函〔2026〕12号).
"""

from dataclasses import dataclass
from datetime import datetime

from wudan.honors.enums.household import Seen
from wudan.honors.models import HouseholdCriterion, HouseholdEvidence, HouseholdHonor, VisitFinding
from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.kit.refusals import Objection

VISITORS = 2
"""So many go, each writing by themselves."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One criterion, its evidence, and whether a visitor found the contrary."""

    criterion: HouseholdCriterion
    evidence: tuple[HouseholdEvidence, ...]
    is_denied: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """A household's hearing."""

    criteria: tuple[Shown, ...]
    asked: int
    said: int
    visits: int
    is_over: bool
    """All who were asked have spoken, or the time is over."""

    @property
    def unshown(self) -> list[str]:
        """Criteria that nothing shows."""
        return [one.criterion.name for one in self.criteria if not one.evidence]

    @property
    def denied(self) -> list[str]:
        """Criteria that a visitor found not to be met."""
        return [one.criterion.name for one in self.criteria if one.is_denied]


def heard_of(honor: HouseholdHonor, *, at: datetime) -> Heard:
    """Put together: five statements."""
    rows = HouseholdEvidence.objects.filter(honor=honor).select_related("order", "activity")
    evidence = list(rows.order_by("criterion", "pk"))
    denied = VisitFinding.objects.filter(visit__honor=honor, seen=Seen.NO)
    against = set(denied.values_list("criterion", flat=True))
    criteria = tuple(
        Shown(one, tuple(e for e in evidence if e.criterion_id == one.pk), one.pk in against)
        for one in HouseholdCriterion.objects.filter(rules=honor.rules_id)
    )
    words = list(honor.neighbour_words.values_list("said_at", flat=True))
    said = sum(one is not None for one in words)
    late = honor.heard_until is not None and at >= honor.heard_until
    visits = honor.visits.given().count()
    return Heard(criteria, len(words), said, visits, late or said == len(words))


def publishing_objection(heard: Heard) -> Objection | None:
    """Why nobody can decide for it yet, whoever asks. The database says the same of the visits."""
    if heard.unshown:
        return Objection(
            "unshown", Phrase("还没有事例：{listed}。", listed=Listed(COMMA, heard.unshown))
        )
    if heard.visits < VISITORS:
        return Objection("visits", "还没有两个人上过门、写下看到的。")
    if heard.denied:
        return Objection(
            "denied", Phrase("上门的人看到没有做到：{listed}。", listed=Listed(COMMA, heard.denied))
        )
    if not heard.is_over:
        return Objection("hearing", "请的邻居还没有都说，等他们的时间也还没有到。")
    return None
