"""One item in facts: as it reads now, as it read before, what was changed, by whom, when and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from wudan.catalog.details import NAMES, would_be
from wudan.catalog.enums import PlaceMode, Risk
from wudan.catalog.models import Service, ServiceChange, ServiceVersion
from wudan.catalog.reach import Names, names_of, only_words
from wudan.kit.phrases import COMMA, Listed, Phrase, in_words
from wudan.people.models import Person

_LABELS = {
    "name": Phrase("名称"), "summary": Phrase("一句话"), "description": Phrase("说明"),
    "words": Phrase("老人平时怎么叫它"), "places": Phrase("怎么办"), "serves": Phrase("到哪里"),
    "months": Phrase("哪几个月办"), "duration_minutes": Phrase("一次多少分钟"),
    "headcount": Phrase("去几个人"), "lead_days": Phrase("要提前几天"),
    "complete_days": Phrase("接单后几个工作日办结"), "skills": Phrase("要什么技能"),
    "licences": Phrase("要什么证照"), "risk": Phrase("有什么风险"),
    "needs_insurance": Phrase("去的队伍要有保险"), "open_claim": Phrase("可以抢单"),
    "once_a_day": Phrase("同一个人同一天不重复"), "provider": Phrase("由谁来做"),
}  # fmt: skip
Content = Mapping[str, object]
HEADING = frozenset({"name", "summary"})
"""What stands in the head of an item's page already."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of an item, in words."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that was changed."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: the version it made, when, who under which post, why, what; how it read before."""

    number: int
    at: datetime
    who: str
    why: str
    differences: list[Difference]
    before: list[Fact]


@dataclass(frozen=True, slots=True)
class Asked:
    """A change that waits, or was decided, with what it would do."""

    change: ServiceChange
    who: str
    differences: list[Difference]


def content_now(service: Service) -> Content:
    """The item as a version would keep it."""
    said = {name: getattr(service, name) for name in NAMES}
    return said | {"provider": service.provider.name if service.provider else ""}


def facts_of(content: Content, names: Names, *, but: frozenset[str] = frozenset()) -> list[Fact]:
    """All facts but some, in the order of the form; what a version did not keep yet is left out."""
    return [
        Fact(in_words(label), _spoken(name, content[name], names))
        for name, label in _LABELS.items()
        if name in content and name not in but
    ]


def edits_of(service: Service, versions: Iterable[ServiceVersion]) -> list[Edit]:
    """The newest first; two statements for names, whatever there is to show."""
    rows = sorted(versions, key=lambda row: -row.number)
    after = [content_now(service), *(row.content for row in rows)]
    names = _names(service, [row.content for row in rows])
    persons = _persons(row.person_id for row in rows)
    return [
        Edit(
            row.number + 1, row.until, _who(persons, row.person_id, row.changed_as), row.why,
            _differences(row.content, then, names), facts_of(row.content, names),
        )
        for row, then in zip(rows, after, strict=False)
    ]  # fmt: skip


def asked_of(service: Service, changes: Iterable[ServiceChange]) -> list[Asked]:
    """Changes that wait for admission or were decided, with what each would do to the item now."""
    rows = list(changes)
    persons = _persons(row.person_id for row in rows)
    now = content_now(service)
    return [
        Asked(
            row, _who(persons, row.person_id, row.asked_as),
            _differences({name: now[name] for name in row.content}, would_be(service, row), {})
            if not row.outcome else [],
        )
        for row in rows
    ]  # fmt: skip


def _differences(before: Content, after: Content, names: Names) -> list[Difference]:
    return [
        Difference(
            in_words(label), _spoken(name, before[name], names), _spoken(name, after[name], names)
        )
        for name, label in _LABELS.items()
        if name in before and name in after and before[name] != after[name]
    ]


def _spoken(name: str, value: object, names: Names) -> str:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if name == "risk":
        return in_words(Risk(str(value)).label)
    if name == "serves":
        told = only_words(Service(serves=value), names)
        return in_words(told) or _("全县")
    if isinstance(value, list):
        return in_words(Listed(COMMA, [_one(name, one) for one in value])) or _nothing(name)
    return str(value) or _("牵头部门安排")


def _one(name: str, value: object) -> str:
    if name == "places":
        return PlaceMode(str(value)).label
    said = str(value)
    known = {"skills": settings.PACK.skills, "licences": settings.PACK.licences}.get(name, {})
    return str(known.get(said, said))


def _nothing(name: str) -> str:
    return _("全年") if name == "months" else _("没有")


def _names(service: Service, contents: Iterable[Content]) -> Names:
    held = [Service(serves=content.get("serves", [])) for content in contents]
    return names_of([service, *held])


def _persons(keys: Iterable[int]) -> Mapping[int, str]:
    rows = Person.objects.filter(pk__in=set(keys))
    return dict(rows.values_list("pk", "name"))


def _who(persons: Mapping[int, str], person: int, label: str) -> str:
    name = persons.get(person, "")
    return _("{name}（{post}）").format(name=name, post=label) if name and label else name or label
