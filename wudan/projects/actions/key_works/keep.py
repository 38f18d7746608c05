"""管名单: the office adds a key work, puts its words right, and says until when it goes on. None is taken out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.projects.actions.holding import one_transaction
from wudan.projects.models import KeyWork
from wudan.projects.permissions.key_works import keeping_objection

MOST_WORDS, LONGEST_WORD = 12, 20
FURTHEST = timedelta(days=2 * 366)
"""Nobody lists what begins, or ends, further away."""
_LONGEST = {"name": 20, "source": 120}


@dataclass(frozen=True, slots=True)
class Known:
    """What the office writes of one: its name, the document it comes from, until when, what else it is called."""

    name: str
    source: str = ""
    words: tuple[str, ...] = ()
    ends_on: date | None = None


@one_transaction
def add(*, county: str, known: Known, starts_on: date, by: Actor, at: datetime) -> KeyWork:
    """At the end of the list. Raises Malformed, Objected."""
    insist(keeping_objection(by))
    _hold_list(county)
    faults = _faults(known, on=day_of(at), starts_on=starts_on)
    if abs(starts_on - day_of(at)) > FURTHEST:
        faults["starts_on"] = "请选两年以内的日子。"
    made = KeyWork(
        county=county, starts_on=starts_on, added_at=at, added_as=by.label[:80], **_said(known)
    )
    if not faults and _is_twice(made):
        faults["name"] = "这段时间里，名单上已经有这一项。"
    if faults:
        raise Malformed(faults)
    made.save(force_insert=True)
    _note("add", made, _told(made), by=by, at=at)
    return made


@one_transaction
def correct(*, work: KeyWork, known: Known, by: Actor, at: datetime) -> KeyWork:
    """Its name and words, and when it ends: from today on. What was counted with it stays.

    Nothing changed is nothing done. Raises Malformed, Missing, Objected.
    """
    insist(keeping_objection(by))
    _hold_list(work.county)
    held = KeyWork.objects.select_for_update().filter(pk=work.pk).first()
    if held is None:
        raise Missing
    before, today = _told(held), day_of(at)
    faults = _faults(known, on=today, starts_on=held.starts_on, held=held)
    for name, value in _said(known).items():
        setattr(held, name, value)
    if not faults and _is_twice(held):
        faults["name"] = "这段时间里，名单上已经有这一项。"
    if faults:
        raise Malformed(faults)
    if _told(held) != before:
        held.save()
        _note("correct", held, _told(held) | {"before": before}, by=by, at=at)
    return held


def _said(known: Known) -> dict[str, object]:
    words = dict.fromkeys(word for one in known.words if (word := tidy(one)))
    return {"name": tidy(known.name), "source": tidy(known.source), "words": list(words),
            "ends_on": known.ends_on}  # fmt: skip


def _faults(
    known: Known, *, on: date, starts_on: date, held: KeyWork | None = None
) -> dict[str, str]:
    """Field → what is wrong; everybody reads it."""
    faults = {}
    for name, most in _LONGEST.items():
        if fault := objection_to_published(tidy(getattr(known, name)), most=most):
            faults[name] = fault
    if not tidy(known.name):
        faults["name"] = "请写名称。"
    if len(known.words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in known.words):
        faults["words"] = "最多十二个说法，每个不超过二十个字。"
    if fault := _end_fault(known.ends_on, on=on, starts_on=starts_on, held=held):
        faults["ends_on"] = fault
    return faults


def _end_fault(ends_on: date | None, *, on: date, starts_on: date, held: KeyWork | None) -> str:
    """Never a day that is over: what was counted on it stays counted."""
    if held is not None and held.ends_on == ends_on:
        return ""
    if held is not None and held.ends_on is not None and held.ends_on < on:
        return "这一项已经结束了。又要做的，另加一项。"
    if ends_on is None:
        return ""
    if not max(on, starts_on) <= ends_on <= max(on, starts_on) + FURTHEST:
        return "请选今天以后、两年以内的日子，不早于开始的那天。"
    return ""


def _is_twice(work: KeyWork) -> bool:
    """Whether another one of that name goes on on one of its days."""
    others = KeyWork.objects.filter(county=work.county, name=work.name).exclude(pk=work.pk)
    return others.within(work.starts_on, work.ends_on or date.max).exists()


def _hold_list(county: str) -> None:
    """The county's own row, held: two do not write the list at once."""
    list(Unit.objects.select_for_update().filter(county=county, parent=None).values_list("pk"))


def _told(work: KeyWork) -> dict[str, object]:
    ends_on = work.ends_on.isoformat() if work.ends_on else None
    return {"name": work.name, "source": work.source, "words": list(work.words),
            "starts_on": work.starts_on.isoformat(), "ends_on": ends_on}  # fmt: skip


def _note(
    verb: str, work: KeyWork, facts: Mapping[str, object], *, by: Actor, at: datetime
) -> None:
    centers = Unit.objects.filter(county=work.county, kind=UnitKind.CENTER, ends_on=None)
    center = centers.order_by("pk").first()
    subject = Subject(
        "key_work", work.pk, work.county, center.pk if center else None,
        center.branch_id if center else None,
    )  # fmt: skip
    record(f"key_work.{verb}", subject, by=by, at=at, facts=facts)
