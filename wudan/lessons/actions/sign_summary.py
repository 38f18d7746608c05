"""签发、撤下“我们的经验”: the office answers for what the county says of its year; then it is public."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.canonical import digest, spell
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.kit.text import objection_to, objection_to_published, tidy
from wudan.lessons.enums import SummaryState
from wudan.lessons.models import Summary
from wudan.lessons.permissions import signing_objection
from wudan.lessons.policies import LONGEST_SUMMARY, LONGEST_WHY
from wudan.lessons.reporting import blocks_of, published
from wudan.people.actors import Actor

_NOT_OVER = Objection("not_yet", "这一年还没有开始。")
_THERE = Objection("signed", "这一年的已经签发了。要改，先撤下来，写明为什么。")


@transaction.atomic(savepoint=False)
def sign_summary(*, year: int, words: str, by: Actor, at: datetime) -> Summary:
    """The figures of this moment are frozen with the office's words. Raises Objected, Malformed."""
    insist(signing_objection(by))
    center = _center(by)
    if not 2018 <= year <= day_of(at).year:
        raise Objected(_NOT_OVER)
    if _signed(center.county, year).exists():
        raise Objected(_THERE)
    words = tidy(words)
    if fault := objection_to_published(words, most=LONGEST_SUMMARY):
        raise Malformed({"words": fault})
    figures = published(blocks_of(center.county, year))
    made = Summary.objects.create(
        county=center.county, year=year, state=SummaryState.SIGNED, words=words, figures=figures,
        digest=digest(words.encode(), spell({"blocks": figures})), signed_at=at, signed_by_id=by.person,
        signed_as=by.label[:80],
    )  # fmt: skip
    _note("sign", made, center, by, at)
    return made


@transaction.atomic(savepoint=False)
def withdraw_summary(*, year: int, why: str, by: Actor, at: datetime) -> Summary:
    """Taken down, with a reason; it stays in the books. Raises Objected, Malformed, Missing."""
    insist(signing_objection(by))
    center = _center(by)
    held = _signed(center.county, year).select_for_update().first()
    if held is None:
        raise Missing
    why = tidy(why)
    if fault := objection_to(why, most=LONGEST_WHY) or ("" if why else "请写为什么。"):
        raise Malformed({"why": fault})
    held.state, held.withdrawn_at, held.withdrawn_why = SummaryState.WITHDRAWN, at, why
    held.save(update_fields=["state", "withdrawn_at", "withdrawn_why"])
    _note("withdraw", held, center, by, at, why=why)
    return held


def _center(by: Actor) -> Unit:
    """The office's unit, held, so that two who sign do it one after the other."""
    unit = Unit.objects.get(posts=by.post)
    return Unit.objects.select_for_update().get(pk=unit.pk)


def _signed(county: str, year: int) -> QuerySet[Summary]:
    return Summary.objects.filter(county=county, year=year, state=SummaryState.SIGNED)


def _note(verb: str, made: Summary, center: Unit, by: Actor, at: datetime, *, why: str = "") -> None:  # fmt: skip
    subject = Subject("summary", made.pk, made.county, center.pk, center.branch_id)
    record(f"experience.{verb}", subject, by=by, at=at, why=why, facts={"year": made.year}, react=False)  # fmt: skip
