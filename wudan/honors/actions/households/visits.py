"""上门: two are named, each declares first, each writes down what was seen by themselves (R074)."""

from collections.abc import Mapping
from datetime import date, datetime

from wudan.honors.actions.households.holding import (
    kept_inside,
    lock,
    lock_visit,
    note,
    one_transaction,
    said,
)
from wudan.honors.enums.household import HouseholdVerb, Relation, Seen
from wudan.honors.models import HouseholdHonor, HouseholdVisit, VisitFinding
from wudan.honors.permissions.households import (
    declaring_objection,
    naming_objection,
    visit_objection,
)
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.signing_in import actor_under


@one_transaction
def name_visitor(*, honor: HouseholdHonor, post: Post, by: Actor, at: datetime) -> HouseholdVisit:
    """Ask the holder of a post to go. Raises Missing, Objected."""
    held = lock(honor)
    posts = Post.objects.held_on(day_of(at)).select_related("person", "unit")
    found = posts.filter(pk=post.pk, county=held.county).first()
    if found is None:
        raise Missing
    insist(naming_objection(by, held, found))
    made = HouseholdVisit.objects.create(
        honor=held, person=found.person, post_id=found.pk, label=actor_under(found).label[:80],
        named_at=at,
    )  # fmt: skip
    note(HouseholdVerb.NAME, held, by=by, at=at, facts={"post": found.pk})
    return made


@one_transaction
def declare(
    *, visit: HouseholdVisit, relation: str, words: str = "", by: Actor, at: datetime
) -> HouseholdVisit:
    """Related to the household or its next door: then one steps back. Raises Malformed, Missing, Objected."""
    held = lock_visit(visit)
    insist(declaring_objection(by, held))
    if relation not in Relation.values:
        raise Malformed({"relation": "请选有没有关系。"})
    ask = "请写是什么关系：亲戚、邻居、欠过人情。" if relation == Relation.HAS else ""
    held.relation_words = kept_inside(words, field="words", most=200, ask=ask)
    held.relation, held.declared_at = relation, at
    held.save(update_fields=["relation", "relation_words", "declared_at"])
    facts = {"visit": held.pk, "relation": relation}
    note(HouseholdVerb.DECLARE, held.honor, by=by, at=at, facts=facts)
    return held


@one_transaction
def give_visit(
    *, visit: HouseholdVisit, visited_on: date, seen: Mapping[str, str], words: str,
    by: Actor, at: datetime, checked_words: str = "",
) -> HouseholdVisit:  # fmt: skip
    """What was seen of each criterion, and what became of the neighbours' concerns.

    Raises Malformed, Missing, Objected.
    """
    held = lock_visit(visit)
    insist(visit_objection(by, held))
    honor = held.honor
    criteria = {one.code: one for one in honor.rules.criteria.all()}
    faults = {code: "请选看到没有。" for code in criteria if seen.get(code) not in Seen.values}
    if not day_of(honor.moved_at) <= visited_on <= day_of(at):
        faults["visited_on"] = "这户点头以后、今天以前的一天。"
    if faults or set(seen) - set(criteria):
        raise Malformed(faults or {"seen": "没有这一条标准。"})
    held.words = said(words, "请写一句看到了什么。", field="words")
    has_concerns = honor.neighbour_words.concerns().exists()
    ask = "邻居有意见，请写核下来怎样。" if has_concerns else ""
    held.checked_words = kept_inside(checked_words, field="checked_words", most=400, ask=ask)
    held.visited_on, held.given_at = visited_on, at
    held.save(update_fields=["words", "checked_words", "visited_on", "given_at"])
    VisitFinding.objects.bulk_create(
        VisitFinding(visit=held, criterion=criteria[code], seen=value)
        for code, value in seen.items()
    )
    note(HouseholdVerb.VISIT, honor, by=by, at=at, facts={"visit": held.pk})
    return held
