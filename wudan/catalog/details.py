"""What an item of the menu should be, as typed; what is wrong with it, and what its admission looked at.

Facts that the gate judged (risk, insurance, licences: its hard stops, R068) are told apart from the
others here and nowhere else.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.enums import PlaceMode, Risk
from wudan.catalog.limits import (
    COMPLETE_DAYS,
    HEADCOUNT,
    LEAD_DAYS,
    LONGEST_DESCRIPTION,
    LONGEST_NAME,
    LONGEST_SUMMARY,
    LONGEST_WORD,
    MINUTES,
    MOST_WORDS,
)
from wudan.catalog.models import Service, ServiceChange, ServiceVersion
from wudan.kit.phrases import Phrase
from wudan.kit.text import objection_to, objection_to_published, tidy

_LONGEST = {"name": LONGEST_NAME, "summary": LONGEST_SUMMARY, "description": LONGEST_DESCRIPTION}
_NUMBERS = {
    "duration_minutes": MINUTES, "headcount": HEADCOUNT, "lead_days": LEAD_DAYS, "complete_days": COMPLETE_DAYS
}  # fmt: skip
_PLACES = (UnitKind.INSTITUTE, UnitKind.STATION)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an item should be; as typed, before it is checked."""

    name: str
    summary: str
    description: str
    duration_minutes: int
    headcount: int
    lead_days: int
    complete_days: int
    months: list[int]
    places: list[str]
    skills: list[str]
    licences: list[str]
    words: list[str]
    serves: list[str]
    """Paths of towns and villages; none is the whole county."""
    risk: str
    needs_insurance: bool
    open_claim: bool
    once_a_day: bool
    provider: Unit | None = None


NAMES = tuple(name for name in Wanted.__slots__ if name != "provider")
"""The facts of an item that a version keeps, by field."""
Said = dict[str, object]


def as_it_is(service: Service) -> Wanted:
    """The item as it reads now."""
    return Wanted(**{name: getattr(service, name) for name in NAMES}, provider=service.provider)


def content_of(wanted: Wanted) -> Said:
    """The facts of the item itself, tidied; a village within a town that is listed is not listed again."""
    said: Said = {name: getattr(wanted, name) for name in NAMES}
    for name in _LONGEST:
        said[name] = tidy(str(said[name]))
    said["months"] = sorted(set(wanted.months))
    said["words"] = list(dict.fromkeys(filter(None, map(tidy, wanted.words))))
    said["serves"] = widest(wanted.serves)
    return said


def changed_by(service: Service, said: Said) -> list[str]:
    """Names of the facts that are another than now."""
    return [name for name in said if said[name] != getattr(service, name)]


def touched_by(service: Service, said: Said) -> list[str]:
    """Names of changed facts that an admission looked at: another class of risk, insurance no longer
    asked for, a licence no longer asked for. More insurance and more licences need nobody's leave."""
    touched = []
    if said["risk"] != service.risk:
        touched.append("risk")
    if service.needs_insurance and not said["needs_insurance"]:
        touched.append("needs_insurance")
    if set(service.licences) - set(_listed(said["licences"])):
        touched.append("licences")
    return touched


def follows_by(service: Service, said: Said) -> list[str]:
    """Names of changed facts that say what a project's text said to the gate; the order of a list says nothing."""
    return [
        name for name in ("name", "places", "serves")
        if _as_told(said[name]) != _as_told(getattr(service, name))
    ]  # fmt: skip


def would_be(service: Service, change: ServiceChange) -> Said:
    """What a change that waits makes of the item as it now is.

    Of a list just what the change takes away and adds, reckoned from the version it was asked for:
    what somebody else wrote meanwhile is not this change's to undo.
    """
    kept = ServiceVersion.objects.filter(service=service, number=change.from_version).first()
    said: Said = {}
    for name, wanted in change.content.items():
        now = getattr(service, name)
        before = kept.content[name] if kept is not None else now
        said[name] = _moved(now, before, wanted) if isinstance(wanted, list) else wanted
    return said


def faults_of(said: Said, service: Service) -> dict[str, str]:
    """Field → what is wrong with it. What stood before may stay, whatever the pack or a limit says now:
    nobody mends what they did not touch."""
    faults = _faults_of_words(said, service)
    for name, (least, most) in _NUMBERS.items():
        if not least <= int(str(said[name])) <= most:
            faults[name] = Phrase("请填 {least} 到 {most} 之间的数。", least=least, most=most)
    known: dict[str, tuple[Collection[object], str]] = {
        "months": (range(1, 13), "月份是 1 到 12。"),
        "places": (PlaceMode.values, "请选上门、到站或线上。"),
        "skills": ({*settings.PACK.skills, *service.skills}, "没有这项技能，请重新选。"),
        "licences": ({*settings.PACK.licences, *service.licences}, "没有这种证照，请重新选。"),
    }
    for name, (allowed, words) in known.items():
        if any(one not in allowed for one in _listed(said[name])):
            faults[name] = words
    if not said["places"]:
        faults["places"] = "请至少选一种方式。"
    if said["risk"] not in Risk.values:
        faults["risk"] = "请选一种风险。"
    if _unknown(set(map(str, _listed(said["serves"]))) - set(service.serves), service.county):
        faults["serves"] = "请从列表里选镇和村；全县都办就一个也不选。"
    changed = changed_by(service, said)
    return {name: fault for name, fault in faults.items() if name in changed}


def _faults_of_words(said: Mapping[str, object], service: Service) -> dict[str, str]:
    faults: dict[str, str] = {}
    for name, most in _LONGEST.items():
        words = str(said[name])
        if not words:
            faults[name] = "请填写。"
        elif fault := objection_to(words, most=most):
            faults[name] = fault
    sayings = [str(one) for one in _listed(said["words"])]
    if len(sayings) > MOST_WORDS:
        faults["words"] = Phrase("最多 {most} 种说法。", most=MOST_WORDS)
    for one in sayings:
        if one not in service.words and (fault := objection_to_published(one, most=LONGEST_WORD)):
            faults["words"] = fault
    return faults


def _unknown(fresh: set[str], county: str) -> bool:
    """Whether some path is no open town or village of the county."""
    if not fresh:
        return False
    rows = Unit.objects.filter(county=county, path__in=fresh, ends_on=None, kind__in=_PLACES)
    return rows.count() != len(fresh)


def widest(paths: Iterable[str]) -> list[str]:
    """Each path that lies under none of the others, once, in the order of the tree."""
    listed = set(paths)
    return [
        path
        for path in sorted(listed, key=_in_the_tree)
        if not any(other != path and path.startswith(other) for other in listed)
    ]


def _in_the_tree(path: str) -> list[int]:
    """The order of the tree, for what was typed and is not checked yet."""
    return [int(step) for step in path.split(".") if step.isdecimal()]


def _as_told(held: object) -> object:
    return {*held} if isinstance(held, list | tuple) else held


def _moved(now: list[object], before: list[object], wanted: list[object]) -> list[object]:
    stays = [one for one in now if one in wanted or one not in before]
    return [*stays, *(one for one in wanted if one not in before and one not in now)]


def _listed(held: object) -> list[object]:
    return list(held) if isinstance(held, list | tuple) else []
