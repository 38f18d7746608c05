"""推荐: by the household itself, a neighbour of the station, or the site; a sentence for each criterion they know of (R079)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from wudan.honors.actions.households.agree import nod
from wudan.honors.actions.households.holding import move, one_transaction, said
from wudan.honors.enums.household import HouseholdVerb, NominatedBy
from wudan.honors.models import HouseholdEvidence, HouseholdHonor, HouseholdRules
from wudan.honors.permissions.households import nominating_objection, source_of
from wudan.kit import numbers
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.people.models import Household

LONGEST_WHY, LONGEST_EVIDENCE = 200, 200


@one_transaction
def nominate(
    *, household: Household, why: str, evidence: Mapping[str, str], by: Actor, at: datetime
) -> HouseholdHonor:
    """Put forward; `evidence` is a sentence by the criterion's code, as many as are known.

    One's own household has nodded with that; any other is asked. Raises Malformed, Missing, Objected.
    """
    rows = Household.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.filter(pk=household.pk).first()
    if held is None:
        raise Missing
    today = day_of(at)
    insist(nominating_objection(by, held, on=today))
    rules = HouseholdRules.objects.in_force(held.county, today)
    source = source_of(by, held)
    if rules is None or source is None:
        raise Missing
    why = said(why, "请写一句为什么推荐。", field="why", most=LONGEST_WHY)
    sentences = _sentences(rules, evidence)
    made = HouseholdHonor(
        county=held.county, no=numbers.draw(), household=held, unit=held.unit, rules=rules,
        source=source, nominated_by_id=by.person, nominated_as=by.label[:80], why=why,
        nominated_at=at, moved_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as fault:  # somebody else was quicker: the database has the last word
        raise Objected(Objection("under_way", "这一户已经在评，或已经命名了。")) from fault
    HouseholdEvidence.objects.bulk_create(
        HouseholdEvidence(
            honor=made, criterion_id=pk, words=words, said_at=at, said_as=made.nominated_as
        )
        for pk, words in sentences
    )
    move(made, HouseholdVerb.NOMINATE, by=by, at=at, why=why, facts={"source": source.value})
    if source is NominatedBy.SELF:
        nod(made, person_id=by.person, by=by, at=at)
    return made


def _sentences(rules: HouseholdRules, evidence: Mapping[str, str]) -> list[tuple[int, str]]:
    """Criterion → words, of those that say something. Raises Malformed."""
    known = dict(rules.criteria.values_list("code", "pk"))
    told = {code: tidy(words) for code, words in evidence.items()}
    faults = {
        code: fault for code, words in told.items()
        if (fault := objection_to_published(words, most=LONGEST_EVIDENCE))
    }  # fmt: skip
    if unknown := set(told) - set(known):
        faults["evidence"] = Phrase("没有“{unknown}”这一条标准。", unknown=sorted(unknown)[0])
    if not faults and not any(told.values()):
        faults["evidence"] = "请至少在一条标准下写一个真实的例子。"
    if faults:
        raise Malformed(faults)
    return [(known[code], words) for code, words in told.items() if words]
