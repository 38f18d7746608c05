"""What a check says of each item: looked at, written down, the last word moved to it."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wudan.areas.calendars import working_calendar
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed
from wudan.kit.working_time import Term, Unit
from wudan.people.actors import Actor
from wudan.sites.actions.taking import worded
from wudan.sites.enums import CheckKind, Found
from wudan.sites.models import CheckResult, Rectification, Site, SiteCheck, Standard, StandardItem

WEAK = frozenset({Found.PARTLY, Found.LACKING})
MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One item as it is told: found how, in which words, with which picture, and what was known."""

    code: str
    found: str
    words: str = ""
    picture: str = ""
    known: tuple[str, ...] = ()


def looked_at(lines: Sequence[Line], standard: Standard) -> list[tuple[StandardItem, Line]]:
    """The lines with their items, in the order of the standard. Raises Malformed."""
    items = {item.code: item for item in standard.items.all()}
    told = {line.code: line for line in lines}
    if not told or len(told) < len(lines) or set(told) - set(items):
        raise Malformed({"": "至少查一项；每一项只写一次。"})
    faults: dict[str, str] = {}
    for code, line in told.items():
        if line.found not in Found.values:
            faults[f"found-{code}"] = "请选一项结果。"
            continue
        missing = "没达到或部分达到的，请写一句差在哪里。" if line.found in WEAK else ""
        try:
            worded(f"words-{code}", line.words, missing=missing)
        except Malformed as fault:
            faults |= fault.fields
    if faults:
        raise Malformed(faults)
    return sorted(((items[code], line) for code, line in told.items()), key=lambda one: one[0].position)  # fmt: skip


def write(
    site: Site, standard: Standard, kind: CheckKind, told: Sequence[tuple[StandardItem, Line]], *,
    words: str, days: int, by: Actor, at: datetime,
) -> SiteCheck:  # fmt: skip
    """The check and its results; rectifications closed and opened by a check from above."""
    made = SiteCheck.objects.create(
        site=site, standard=standard, kind=kind, at=at, words=words, checked_as=by.label[:80],
        by_id=by.person, post_id=by.post,
    )  # fmt: skip
    items = [item.pk for item, _ in told]
    before = CheckResult.objects.select_for_update().filter(site=site, item__in=items)
    list(before.order_by("pk").values_list("pk", flat=True))
    before.current().update(is_latest=False)
    results = CheckResult.objects.bulk_create(
        _result(made, item, line, on=day_of(at)) for item, line in told
    )
    if kind is not CheckKind.OWN:
        _rectify({row.item_id: row for row in results}, site, days=days, at=at)
    return made


def _result(made: SiteCheck, item: StandardItem, line: Line, *, on: date) -> CheckResult:
    return CheckResult(
        check_made=made, site_id=made.site_id, item=item, found=line.found,
        words=worded("words", line.words), picture=line.picture, known=list(line.known),
        lapses_on=_months_after(on, item.months), is_latest=True,
    )  # fmt: skip


def _rectify(results: Mapping[int, CheckResult], site: Site, *, days: int, at: datetime) -> None:
    """What ran on these items is closed by the new results; what is lacking runs anew."""
    running = Rectification.objects.select_for_update().filter(site=site, item__in=results).open()
    for row in running.order_by("pk"):
        row.closed_at, row.closing = at, results[row.item_id]
        row.save(update_fields=["closed_at", "closing"])
    due = working_calendar().due(at, Term(days, Unit.WORKING_DAYS))
    Rectification.objects.bulk_create(
        Rectification(result=row, site=site, item=row.item, opened_at=at, due_at=due)
        for row in results.values()
        if row.found in WEAK
    )


def days_told(days: int | None, standard: Standard) -> int:
    """Working days to mend; the standard's own when nothing is told. Raises Malformed."""
    days = standard.rectify_days if days is None else days
    if not 1 <= days <= MOST_DAYS:
        raise Malformed(
            {"days": Phrase("整改期限写 1 到 {most_days} 个工作日。", most_days=MOST_DAYS)}
        )
    return days


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
