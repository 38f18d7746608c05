"""写稿、改稿: a new revision each time; what was signed before is of the older words and signs nothing here."""

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from wudan.areas.models import Unit
from wudan.content.actions.holding import (
    insist_seen,
    latest_of,
    lock_seen,
    note,
    office_phones,
    one_transaction,
)
from wudan.content.enums import ArticleKind, MediumKind
from wudan.content.models import Appearance, Article, Author, Medium, Placement, Revision
from wudan.content.permissions import award_objection, case_objection, writing_objection
from wudan.content.policies import (
    LONGEST_ALT,
    LONGEST_BODY,
    LONGEST_CAPTIONS,
    LONGEST_TITLE,
    LONGEST_TRANSCRIPT,
    MOST_PLACED,
    MOST_SHOWN,
    Placed,
    Written,
    digests_of,
    hash_of,
)
from wudan.honors.enums.campaign import AwardState
from wudan.honors.models import Award
from wudan.kit import numbers
from wudan.kit.captions import objection_to_captions, plain_captions
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.projects.models import Project

_DRAWS = 8


@one_transaction
def start(
    *, unit: Unit, kind: str, written: Written, by: Actor, at: datetime, award: Award | None = None,
    project: Project | None = None,
) -> Article:  # fmt: skip
    """A new piece with its first revision. Raises Malformed, Objected."""
    insist(writing_objection(by))
    insist(_other_unit(by, unit))
    if kind not in ArticleKind.values:
        raise Malformed({"kind": "请选是哪一种。"})
    live = None if award is None else award.state == AwardState.LIVE
    insist(award_objection(kind, live))
    insist(case_objection(by, kind, project))
    made = _drawn(Article(county=unit.county, unit=unit, kind=kind, award=award, project=project, made_at=at, changed_at=at))  # fmt: skip
    revise(made, written, by=by, at=at)
    note("write", made, by=by, at=at, revision=1, kind=kind)
    return made


@one_transaction
def write(*, article: Article, written: Written, seen: str, by: Actor, at: datetime) -> Revision:
    """Another revision of what was `seen` (its hash); whatever was up for signing is taken back. Raises Malformed, Missing, Objected, Stale."""
    held = lock_seen(article, by)
    insist(writing_objection(by, held))
    insist_seen(latest_of(held), seen)
    made = revise(held, written, by=by, at=at)
    note("write", held, by=by, at=at, revision=made.number)
    return made


def revise(held: Article, written: Written, *, by: Actor, at: datetime) -> Revision:
    """Its next revision, saved with all that stands in it; nothing is up for signing any more."""
    written = checked(written)
    media = _media(held, written)
    persons = _persons(held, written, by)
    number = held.latest + 1
    made = Revision.objects.create(
        article=held, number=number, title=written.title, body=written.body, rights=written.rights, source=written.source,
        credit=written.credit, people_words=written.people_words, why=written.why,
        hash=hash_of(held, written, digests_of(media.values())), written_at=at, written_by_id=by.person,
        written_as=by.label[:80],
    )  # fmt: skip
    Placement.objects.bulk_create(
        Placement(revision=made, medium=media[one.medium], position=place, alt=one.alt, captions=one.captions,
                  transcript=one.transcript)
        for place, one in enumerate(written.placed, start=1)
    )  # fmt: skip
    Appearance.objects.bulk_create(
        Appearance(revision=made, person_id=person) for person in sorted(persons)
    )
    Author.objects.get_or_create(article=held, person_id=by.person)
    held.latest, held.title, held.proposed, held.changed_at = number, written.title, None, at
    held.approved = None
    held.save(update_fields=["latest", "title", "proposed", "approved", "changed_at"])
    return made


def checked(written: Written) -> Written:
    """Tidied, or refused field by field. Raises Malformed."""
    faults: dict[str, str] = {}
    allowed = office_phones()
    told: dict[str, str] = {}
    asks = {"title": "请写题目。", "source": "请写从哪里来，如：本站自己写的。"}
    longest = {"title": LONGEST_TITLE, "body": LONGEST_BODY, "source": 200, "credit": 120, "people_words": 200, "why": 200}  # fmt: skip
    for field, most in longest.items():
        told[field] = tidy(getattr(written, field))
        fault = objection_to_published(told[field], most=most, allowed=allowed)
        if fault := fault or (asks.get(field, "") if not told[field] else ""):
            faults[field] = fault
    if written.rights not in settings.PACK.content.rights:
        faults["rights"] = "请选凭什么可以用。"
    if not told["body"] and not written.placed:
        faults["body"] = "请写正文，或放一张照片、一段短片。"
    placed = tuple(_placed(one, allowed, faults) for one in written.placed)
    if faults:
        raise Malformed(faults)
    return Written(rights=written.rights, persons=written.persons, placed=placed, **told)


def _placed(one: Placed, allowed: frozenset[str], faults: dict[str, str]) -> Placed:
    alt, captions, transcript = tidy(one.alt), tidy(one.captions), tidy(one.transcript)
    for field, words, most in (("alt", alt, LONGEST_ALT), ("transcript", transcript, LONGEST_TRANSCRIPT), ("captions", captions, LONGEST_CAPTIONS)):  # fmt: skip
        if fault := objection_to_published(words, most=most, allowed=allowed):
            faults[f"{field}_{one.medium}"] = fault
    if captions and (fault := objection_to_captions(captions)):
        faults[f"captions_{one.medium}"] = fault
    return Placed(one.medium, alt, plain_captions(captions) if captions else "", transcript)


def _media(held: Article, written: Written) -> dict[int, Medium]:
    """The files that stand in it, each this piece's own, each with words for who cannot see or hear it. Raises Malformed."""
    if len(written.placed) > MOST_PLACED:
        raise Malformed(
            {"placed": Phrase("一篇最多放 {most_placed} 个文件。", most_placed=MOST_PLACED)}
        )
    keys = [one.medium for one in written.placed]
    found = {one.pk: one for one in Medium.objects.filter(article=held, pk__in=keys)}
    if len(found) != len(keys):
        raise Malformed({"placed": "有的文件不是这篇稿子的，请重新传。"})
    faults = {}
    for one in written.placed:
        kind = found[one.medium].kind
        if kind == MediumKind.PICTURE and not one.alt:
            faults[f"alt_{one.medium}"] = "请写图里有什么，看不见的人要听。"
        if kind != MediumKind.PICTURE and not one.transcript and not one.captions:
            faults[f"transcript_{one.medium}"] = "请写文字稿或传字幕，听不见的人要看。"
    if faults:
        raise Malformed(faults)
    return found


def _persons(held: Article, written: Written, by: Actor) -> set[int]:
    """Whom it shows: those named that the writer may find, those of the revision before, and who was honoured. Raises Malformed."""
    before = Appearance.objects.filter(revision__article=held)
    known = set(before.values_list("person", flat=True))
    asked = set(written.persons) - known
    found = set(Person.objects.findable_by(by).filter(pk__in=asked).values_list("pk", flat=True))
    if found != asked:
        raise Malformed({"persons": "没有这个人，或不在您的范围内。"})
    persons = set(written.persons)
    if held.award is not None:
        persons.add(held.award.candidate.person_id)
    if len(persons) > MOST_SHOWN:
        raise Malformed(
            {"persons": Phrase("一篇最多写 {most_shown} 个人。", most_shown=MOST_SHOWN)}
        )
    return persons


def _other_unit(by: Actor, unit: Unit) -> Objection | None:
    return None if by.reaches(unit.path) else Objection("other_unit", "不能替别的单位写。")


def _drawn(made: Article) -> Article:
    """Saved under a number nobody has."""
    for _ in range(_DRAWS):
        made.no = numbers.draw()
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:
            if not Article.objects.filter(no=made.no).exists():
                raise
            continue
        return made
    raise Objected(Objection("try_again", "没有存成，请再试一次。"))
