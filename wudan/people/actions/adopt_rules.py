"""通过招募管理制度: the center office adopts a new wording, good from a day on (R056).

Volunteers who agreed to an earlier wording keep their consent with its version; whoever registers
from that day on agrees to the new one.
"""

from datetime import date, datetime

from django.conf import settings

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.phones import normal
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.kit.texts import text_of_words
from wudan.people.actions.journaling import one_transaction
from wudan.people.actors import Actor
from wudan.people.consents import TEXT_OF, versions_of
from wudan.people.enums import ConsentKind
from wudan.people.models import RecruitmentRules

LONGEST_TITLE, LONGEST_BODY, FARTHEST_DAYS = 40, 6000, 366


def adopting_rules_objection(by: Actor) -> Objection | None:
    """Why this actor does not adopt them: the county's center office does."""
    if by.role == "center_office":
        return None
    return Objection("not_your_role", "招募管理制度由中心办公室通过。")


@one_transaction
def adopt_rules(
    *, title: str, body: str, effective_on: date, by: Actor, at: datetime
) -> RecruitmentRules:
    """Adopt a version. Raises Malformed, Objected."""
    insist(adopting_rules_objection(by))
    title, body, county = tidy(title), tidy(body), settings.PACK.county
    if faults := _faults(title, body, effective_on, on=day_of(at)):
        raise Malformed(faults)
    code = TEXT_OF[ConsentKind.VOLUNTEER]
    newest = versions_of(code)[-1]
    if effective_on <= newest.version:
        raise Malformed(
            {"effective_on": Phrase("要晚于上一版（{version}）。", version=newest.version)}
        )
    if (title, body) == (newest.title, newest.body):
        raise Objected(Objection("same", "和现在这一版一字不差，不用再通过。"))
    text = text_of_words(code, effective_on, title, body)
    made = RecruitmentRules.objects.create(
        county=county, effective_on=effective_on, title=title, body=body, hash=text.hash,
        adopted_at=at, adopted_as=by.label[:80],
    )  # fmt: skip
    facts = {"effective_on": str(effective_on), "hash": text.hash[:16]}
    subject = Subject("county", made.pk, county, by.unit_id)
    record("recruitment.adopt", subject, by=by, at=at, facts=facts, react=False)
    return made


def _faults(title: str, body: str, effective_on: date, *, on: date) -> dict[str, str]:
    allowed = frozenset({normal(settings.PACK.brand.hotline)})
    faults = {}
    for name, words, most in (("title", title, LONGEST_TITLE), ("body", body, LONGEST_BODY)):
        if fault := objection_to_published(words, most=most, allowed=allowed):
            faults[name] = fault
        elif not words:
            faults[name] = "这一栏要写。"
    if "\n" in title:
        faults["title"] = "标题只写一行。"
    if not 0 <= (effective_on - on).days <= FARTHEST_DAYS:
        faults["effective_on"] = "从今天起一年以内的一天。"
    return faults
