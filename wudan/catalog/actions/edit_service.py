"""改菜单项: what an item says and asks for; the version before stays readable."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from wudan.areas.models import Unit
from wudan.catalog.actions.recording import journal, lock_service, one_transaction
from wudan.catalog.enums import PlaceMode
from wudan.catalog.models import Service, ServiceVersion
from wudan.catalog.permissions import menu_objection
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, Stale, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor

_LONGEST = {"name": 20, "summary": 80, "description": 1000}
_NUMBERS = {"duration_minutes": (5, 960), "headcount": (1, 200), "lead_days": (0, 60), "complete_days": (1, 60)}  # fmt: skip
_SAME = Objection("same", "和现在的一样，没有要改的。")
_CHANGED = "这一项刚刚有人改过，请看一眼最新的再改。"


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
    provider: Unit | None = None


@one_transaction
def edit_service(
    *, service: Service, wanted: Wanted, why: str, by: Actor, at: datetime, seen: int | None = None
) -> Service:
    """Change an item; orders placed before keep what they asked for. Raises Missing, Objected,
    Malformed, Stale."""
    service = lock_service(service)
    insist(menu_objection(by, service.platform, on=day_of(at)))
    if seen is not None and seen != service.version:
        raise Stale("stale", _CHANGED)
    said = content_of(wanted)
    faults = _faults(said)
    if fault := objection_to(why, most=200):
        faults["why"] = fault
    if faults:
        raise Malformed(faults)
    changed = [name for name in said if said[name] != getattr(service, name)]
    if not changed and wanted.provider == service.provider:
        raise Objected(_SAME)
    keep_version(service, why=why, by=by, at=at)
    for name in said:
        setattr(service, name, said[name])
    service.provider, service.version = wanted.provider, service.version + 1
    service.save()
    facts = {"version": service.version, "changed": changed}
    journal(
        "service.edit", "service", service.pk, service.county, by=by, at=at, why=tidy(why), facts=facts
    )  # fmt: skip
    return service


def keep_version(service: Service, *, why: str, by: Actor, at: datetime) -> None:
    """The item as it was until now, with why it was changed."""
    content = {name: getattr(service, name) for name in _NAMES}
    content["provider"] = service.provider.name if service.provider else ""
    ServiceVersion.objects.create(
        service=service, number=service.version, content=content, until=at, why=tidy(why),
        person_id=by.person, post_id=by.post,
    )  # fmt: skip


_NAMES = tuple(name for name in Wanted.__slots__ if name != "provider")


def content_of(wanted: Wanted) -> dict[str, object]:
    """The fields of the item itself, tidied."""
    said: dict[str, object] = {name: getattr(wanted, name) for name in _NAMES}
    for name in _LONGEST:
        said[name] = tidy(str(said[name]))
    said["months"] = sorted(set(wanted.months))
    return said


def _faults(said: dict[str, object]) -> dict[str, str]:
    faults: dict[str, str] = {}
    for name, most in _LONGEST.items():
        words = str(said[name])
        if not words:
            faults[name] = "请填写。"
        elif fault := objection_to(words, most=most):
            faults[name] = fault
    for name, (least, most) in _NUMBERS.items():
        if not least <= int(str(said[name])) <= most:
            faults[name] = Phrase("请填 {least} 到 {most} 之间的数。", least=least, most=most)
    known: dict[str, tuple[object, str]] = {
        "months": (range(1, 13), "月份是 1 到 12。"),
        "places": (PlaceMode.values, "请选上门、到站或线上。"),
        "skills": (settings.PACK.skills, "没有这项技能，请重新选。"),
        "licences": (settings.PACK.licences, "没有这种证照，请重新选。"),
    }
    for name, (allowed, words) in known.items():
        if any(one not in allowed for one in said[name]):  # type: ignore[attr-defined, operator]
            faults[name] = words
    if not said["places"]:
        faults["places"] = "请至少选一种方式。"
    return faults
