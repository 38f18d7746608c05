"""What a version says: checked, and written down. The plan's row is locked first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from django.conf import settings
from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.teams.enums import SPECIAL
from wudan.teams.models import Plan, PlanItem, PlanVersion

one_transaction = transaction.atomic(savepoint=False)
MOST_ITEMS, MOST_TIMES = 40, 500
LONGEST = {
    "words": 1000,
    "consulted": 300,
    "minutes": 2000,
    "title": 60,
    "places": 200,
    "times": 60,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One line, as it is typed; `line` is the number it had before, none for a new one."""

    title: str
    category: str
    target: int
    places: str
    times: str
    line: int | None = None


def lock_version(version: PlanVersion) -> PlanVersion:
    """Hold the plan, then its version. Raises Missing."""
    list(Plan.objects.select_for_update().filter(pk=version.plan_id).values_list("pk", flat=True))
    rows = PlanVersion.objects.select_for_update(of=("self",)).filter(pk=version.pk)
    held = rows.select_related("plan__team__unit").first()
    if held is None:
        raise Missing
    return held


def worded(field: str, text: str, *, required: bool = True) -> str:
    """Words of a plan, which everybody may read. Raises Malformed."""
    text = tidy(text)
    fault = objection_to_published(text, most=LONGEST[field])
    if required and not text:
        fault = "请写一句。"
    if fault:
        raise Malformed({field: fault})
    return text


def checked(items: Sequence[Item]) -> list[Item]:
    """The lines, tidy. Raises Malformed, naming the first wrong line."""
    if not 1 <= len(items) <= MOST_ITEMS:
        raise Malformed({"items": Phrase("写 1 到 {most_items} 条。", most_items=MOST_ITEMS)})
    kept = [item.line for item in items if item.line is not None]
    if len(kept) != len(set(kept)):
        raise Malformed({"items": "同一条写了两遍，请刷新后再改。"})
    return [_checked(number, item) for number, item in enumerate(items, start=1)]


def _checked(number: int, item: Item) -> Item:
    try:
        title, places = worded("title", item.title), worded("places", item.places)
        times = worded("times", item.times)
    except Malformed as fault:
        words = next(iter(fault.fields.values()))
        raise Malformed(
            {"items": Phrase("第 {number} 条：{words}", number=number, words=words)}
        ) from None
    if item.category not in {*settings.PACK.platforms, SPECIAL}:
        raise Malformed({"items": Phrase("第 {number} 条：没有这个类别。", number=number)})
    if not 1 <= item.target <= MOST_TIMES:
        raise Malformed(
            {
                "items": Phrase(
                    "第 {number} 条：次数从 1 到 {most_times}。",
                    number=number,
                    most_times=MOST_TIMES,
                )
            }
        )
    return Item(title, item.category, item.target, places, times, item.line)


def write_items(version: PlanVersion, items: Sequence[Item]) -> None:
    """Put the lines of a version in place of what stood there. Raises Malformed.

    A line that was there before keeps its number, so that what was delivered of it counts on; a
    number of another version is not given again.
    """
    lines = PlanItem.objects.filter(version__plan=version.plan_id)
    known = set(lines.values_list("line", flat=True))
    if any(item.line is not None and item.line not in known for item in items):
        raise Malformed({"items": "有一条对不上这份方案，请刷新后再改。"})
    version.items.all().delete()
    fresh = count(max(known, default=0) + 1)
    PlanItem.objects.bulk_create(
        PlanItem(version=version, line=next(fresh) if item.line is None else item.line, title=item.title,
                 category=item.category, target=item.target, places=item.places, times=item.times)
        for item in items
    )  # fmt: skip


def note(verb: str, version: PlanVersion, *, by: Actor, at: datetime) -> None:
    """The event of the team."""
    team = version.plan.team
    subject = Subject("team", team.pk, team.unit.county, team.unit_id, team.unit.branch_id)
    facts = {"plan": version.plan_id, "version": version.number}
    record(verb, subject, by=by, at=at, facts=facts, react=False)
