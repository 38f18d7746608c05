"""记一件好事: an act of a day under the rule of that day, with proof; given at once, or after a second person."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.kit import numbers
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.people.models import Household, Person
from wudan.projects.models import Project
from wudan.rewards.actions.deeds.writing import give, note, worded
from wudan.rewards.enums.deed import DeedState
from wudan.rewards.enums.rule import Counts, Proof, Subject
from wudan.rewards.models import Deed, PointRule, PointRules, VillageItem, VillageRules
from wudan.rewards.permissions.deed import keeping_objection, owner_objection
from wudan.rewards.policies.deed import BACK_DAYS, objection_to_day, objection_to_proof
from wudan.teams.models import Team


@dataclass(frozen=True, slots=True)
class Told:
    """What is written down of an act."""

    day: date
    words: str
    order: Order | None = None
    activity: Activity | None = None
    project: Project | None = None

    def linked(self) -> list[str]:
        """Which kinds of rows it names."""
        return [kind for kind in (Proof.ORDER, Proof.ACTIVITY, Proof.PROJECT) if getattr(self, kind.value)]  # fmt: skip


@transaction.atomic(savepoint=False)
def keep(
    *, owner: Person | Household | Team, rule: PointRule | VillageItem, told: Told, by: Actor, at: datetime
) -> Deed:  # fmt: skip
    """Write it down. Raises Malformed, Objected: too old, no proof, one's own, a cap reached."""
    insist(keeping_objection(by))
    insist(owner_objection(by, owner))
    words = worded("words", told.words, missing="请写一句经过：谁、做了什么。")
    _insist_in_force(rule, owner, told.day)
    back_days = rule.back_days if isinstance(rule, PointRule) else BACK_DAYS
    if fault := objection_to_day(told.day, today=day_of(at), back_days=back_days):
        raise Malformed({"day": fault.words})
    if isinstance(rule, PointRule) and (fault := objection_to_proof(rule.proofs, told.linked())):
        raise Malformed({"proof": fault.words})
    subject = _subject(owner)
    if isinstance(rule, PointRule) and rule.subject != subject:
        label = Subject(rule.subject).label
        raise Objected(Objection("not_for_it", Phrase("这一条只给{label}记。", label=label)))
    unit = Unit.objects.get(pk=by.unit_id or 0)
    waits = rule.second if isinstance(rule, PointRule) else rule.is_minus
    row = Deed(
        county=unit.county, no=numbers.draw(), unit=unit, subject=subject, day=told.day, words=words,
        order=told.order, activity=told.activity, project=told.project, needs_second=waits,
        state=DeedState.WAITING if waits else DeedState.KEPT, kept_at=at, kept_by_id=by.person,
        kept_post_id=by.post, **{subject: owner}, **_ground(rule),
    )  # fmt: skip
    row.save(force_insert=True)
    if not waits:
        give(row, by=by, at=at)
    note("keep", row, by=by, at=at, rule=getattr(rule, "code", "village"), waits=waits)
    return row


def _ground(rule: PointRule | VillageItem) -> dict[str, PointRule | VillageItem]:
    return {"rule" if isinstance(rule, PointRule) else "item": rule}


def _subject(owner: Person | Household | Team) -> str:
    if isinstance(owner, Person):
        return Subject.PERSON.value
    return Subject.HOUSEHOLD.value if isinstance(owner, Household) else Subject.TEAM.value


def _insist_in_force(
    rule: PointRule | VillageItem, owner: Person | Household | Team, day: date
) -> None:
    """The act's own day decides: the version that counted then, the village where they live."""
    if isinstance(rule, PointRule):
        present = PointRules.objects.in_force(settings.PACK.county, day)
        if present is None or rule.rules_id != present.pk or rule.counts != Counts.ACT:
            raise Malformed({"rule": "那一天用的不是这一版规则，请按那天的规则选。"})
        return
    home = owner.home_id if isinstance(owner, Person) else owner.unit_id
    found = VillageRules.objects.on(day).filter(pk=rule.rules_id, unit=home).exists()
    if not found:
        raise Malformed({"rule": "那一天这个村没有这一条村规。"})
