"""改出新的一版: the office writes the next version of a standard, and from which day the county goes by it.

The version before stays as it is, with every check made by it (ADR 30).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Objected, Objection, Stale, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.sites.actions.standards.adopt import adopt
from wudan.sites.actions.taking import one_transaction
from wudan.sites.enums import EvidenceKind
from wudan.sites.models import Standard, StandardItem
from wudan.sites.permissions import adopting_objection

MOST_ITEMS = 30
_LONGEST = {"name": 20, "meaning": 120}
_ASKED = {"name": "请写这一项叫什么，如“有品牌”。", "meaning": "请写一句要做到什么。"}
_AS_BEFORE = ("name", "meaning", "evidence", "weight", "months")


@dataclass(frozen=True, slots=True)
class WantedItem:
    """One item as it is to read; `key` is the code of the one it was, or names a new one's fields."""

    key: str
    name: str
    meaning: str
    evidence: Sequence[str]
    weight: int
    months: int


@dataclass(frozen=True, slots=True)
class WantedVersion:
    """The next version; what is not among its items has ended."""

    name: str
    source: str
    rectify_days: int
    items: Sequence[WantedItem]


@one_transaction
def revise(
    *, last: Standard, wanted: WantedVersion, starts_on: date, why: str, by: Actor, at: datetime
) -> Standard:
    """Write it and adopt it from that day. Raises Malformed, Objected, Stale."""
    insist(adopting_objection(by))
    rows = Standard.objects.select_for_update().filter(county=last.county, code=last.code)
    newest = max(rows, key=lambda row: row.version)
    if newest.pk != last.pk:
        raise Stale("stale", "刚刚有人写了更新的一版，请在最新的一版上改。")
    before = {item.code: item for item in newest.items.order_by("position")}
    wanted = _tidied(wanted)
    if faults := dict(_faults(wanted, before)):
        raise Malformed(faults)
    if _reads_the_same(newest, wanted, before):
        raise Objected(Objection("same", "和上一版一个字也没有变，不用写新的一版。"))
    made = Standard.objects.create(
        county=newest.county, code=newest.code, version=newest.version + 1, name=wanted.name,
        source=wanted.source, kinds=newest.kinds, rectify_days=wanted.rectify_days,
    )  # fmt: skip
    StandardItem.objects.bulk_create(_rows(made, wanted, before))
    kept = {item.key for item in wanted.items} & before.keys()
    facts = {
        "of": newest.pk, "version": made.version, "added": len(wanted.items) - len(kept),
        "ended": len(before) - len(kept),
    }  # fmt: skip
    subject = Subject("standard", made.pk, made.county, by.unit_id)
    record("standard.revise", subject, by=by, at=at, why=tidy(why), facts=facts, react=False)
    adopt(standard=made, starts_on=starts_on, why=why, by=by, at=at)
    return made


def _tidied(wanted: WantedVersion) -> WantedVersion:
    items = [
        WantedItem(one.key, tidy(one.name), tidy(one.meaning), list(one.evidence), one.weight, one.months)
        for one in wanted.items
    ]  # fmt: skip
    return WantedVersion(tidy(wanted.name), tidy(wanted.source), wanted.rectify_days, items)


def _faults(wanted: WantedVersion, before: Mapping[str, StandardItem]) -> Iterator[tuple[str, str]]:
    """What is wrong, by the field it stands in."""
    for field, text, most in (("name", wanted.name, 40), ("source", wanted.source, 120)):
        if fault := objection_to_published(text, most=most):
            yield field, fault
    if not wanted.name:
        yield "name", "请写标准的名称，如“九有标准”。"
    if not 1 <= wanted.rectify_days <= 60:
        yield "rectify_days", "请填 1 到 60 个工作日。"
    if not 1 <= len(wanted.items) <= MOST_ITEMS:
        yield "name", "一版标准有 1 到 30 项。"
    names = set[str]()
    for item in wanted.items:
        yield from _item_faults(item, before.get(item.key))
        if item.name in names:
            yield f"name-{item.key}", "两项不能叫一个名字。"
        names.add(item.name)


def _item_faults(item: WantedItem, before: StandardItem | None) -> Iterator[tuple[str, str]]:
    for field, most in _LONGEST.items():
        text = getattr(item, field)
        if fault := objection_to_published(text, most=most) if text else _ASKED[field]:
            yield f"{field}-{item.key}", fault
    known = {EvidenceKind.KNOWN} if before is None or not before.known else set()
    if not item.evidence or not set(item.evidence) <= set(EvidenceKind.values) - known:
        yield f"evidence-{item.key}", "请至少选一样凭什么看出来。"
    if not 1 <= item.weight <= 100:
        yield f"weight-{item.key}", "权重填 1 到 100。"
    if not 1 <= item.months <= 60:
        yield f"months-{item.key}", "填 1 到 60 个月。"


def _reads_the_same(
    last: Standard, wanted: WantedVersion, before: Mapping[str, StandardItem]
) -> bool:
    head = (last.name, last.source, last.rectify_days)
    return head == (wanted.name, wanted.source, wanted.rectify_days) and [
        (code, *(_plain(item, name) for name in _AS_BEFORE)) for code, item in before.items()
    ] == [(one.key, *(_plain(one, name) for name in _AS_BEFORE)) for one in wanted.items]


def _plain(item: StandardItem | WantedItem, name: str) -> object:
    """Evidence without the order in which it was ticked."""
    value = getattr(item, name)
    return sorted(value) if name == "evidence" else value


def _rows(
    made: Standard, wanted: WantedVersion, before: Mapping[str, StandardItem]
) -> Iterator[StandardItem]:
    """An item that goes on keeps its code, and what the house knows of it; a new one gets its own."""
    for position, item in enumerate(wanted.items, start=1):
        was = before.get(item.key)
        yield StandardItem(
            standard=made, position=position, code=was.code if was else f"v{made.version}-{position}",
            name=item.name, meaning=item.meaning, evidence=list(item.evidence),
            known=was.known if was else [], weight=item.weight, months=item.months,
        )  # fmt: skip
