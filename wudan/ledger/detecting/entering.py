"""How records came in: sold by the dozen, on one file, long afterwards, for what is no service."""

from collections.abc import Iterator
from datetime import timedelta

from wudan.kit.clock import local
from wudan.kit.phrases import Phrase
from wudan.kit.quarters import quarter_end
from wudan.ledger.detecting.facts import Facts, Served, Suspicion, grouped, suspect

BACKFILL_SHARE = 0.05
BACKFILL_LEAST_MINUTES = 20 * 60
PERSON_SHARE = 0.5
BURST_MINUTES = 5
BURST_RECORDS = 8
BURST_PERSONS = 5
LATE_BY_DAYS = 20
LATE_LEAST = 5
NO_SERVICE = (
    "例会", "工作会", "座谈会", "总结会", "表彰会", "动员会", "团建", "聚餐", "年会", "踏青", "参观学习", "考察学习",
    "观影", "内部培训", "员工培训", "岗前培训", "党员大会",
)  # fmt: skip
"""Words of what 67号令 §19 forbids to record: meetings, outings, one's own training."""


def backfill_shares(facts: Facts) -> Iterator[Suspicion]:
    """More than a twentieth of a unit's minutes of a quarter, or half of a person's, were back-filled."""
    for (unit, quarter), rows in grouped(
        facts.served, lambda row: (row.unit, quarter_end(row.day))
    ).items():
        yield from _share(rows, BACKFILL_SHARE, f"unit:{unit}:{quarter}", "本单位这个季度")
    for (person, quarter), rows in grouped(
        facts.served, lambda row: (row.person, quarter_end(row.day))
    ).items():
        yield from _share(rows, PERSON_SHARE, f"person:{person}:{quarter}", "这位志愿者这个季度")


def _share(rows: list[Served], most: float, key: str, whose: str) -> Iterator[Suspicion]:
    given = [row for row in rows if row.evidence == "backfilled"]
    minutes, whole = sum(row.minutes for row in given), sum(row.minutes for row in rows)
    if minutes >= BACKFILL_LEAST_MINUTES and minutes > most * whole:
        words = Phrase(
            "{whose}的时长有 {minutes:.0f}% 是补录的（{minutes2} 小时），平常不超过 {most:.0f}%。",
            whose=whose,
            minutes=100 * minutes / whole,
            minutes2=minutes // 60,
            most=100 * most,
        )
        yield suspect("backfill_share", key, words, given)


def bursts(facts: Facts) -> Iterator[Suspicion]:
    """Many back-filled records for many people by one hand in a few minutes: hours for sale (A01)."""
    given = [row for row in facts.served if row.evidence == "backfilled"]
    for who, rows in grouped(given, lambda row: row.entered_by).items():
        entered = sorted(rows, key=lambda row: row.recorded_at)
        start = 0
        while start < len(entered):
            until = entered[start].recorded_at + timedelta(minutes=BURST_MINUTES)
            window = [row for row in entered[start:] if row.recorded_at <= until]
            persons, acts = {row.person for row in window}, {row.activity for row in window}
            if len(window) >= BURST_RECORDS and len(persons) >= BURST_PERSONS and len(acts) > 1:
                words = Phrase(
                    "{burst_minutes} 分钟里给 {count} 个人补录了 {count2} 条不同活动的时长。",
                    burst_minutes=BURST_MINUTES,
                    count=len(persons),
                    count2=len(window),
                )
                yield suspect("burst", f"{who}:{entered[start].record}", words, window)
            start += max(len(window), 1)


def same_files(facts: Facts) -> Iterator[Suspicion]:
    """One file stands for back-fills of different days: a photo used again."""
    given = [row for row in facts.served if row.file]
    for digest, rows in grouped(given, lambda row: row.file).items():
        days = {row.day for row in rows}
        if len(days) > 1:
            words = Phrase("同一份证明材料用在了 {count} 个不同日期的补录上。", count=len(days))
            yield suspect("same_file", digest[:16], words, rows)


def long_afterwards(facts: Facts) -> Iterator[Suspicion]:
    """Several records of a past quarter by one hand, weeks after its end (backdating)."""
    late = [
        row for row in facts.served
        if row.late_days > LATE_BY_DAYS
        and row.evidence != "imported"
        and quarter_end(row.day) != quarter_end(local(row.recorded_at).date())
    ]  # fmt: skip
    for (who, day), rows in grouped(
        late, lambda row: (row.entered_by, local(row.recorded_at).date())
    ).items():
        if len(rows) >= LATE_LEAST:
            words = Phrase(
                "一天里补进了 {count} 条上个季度以前的记录，最晚的迟了 {max} 个工作日。",
                count=len(rows),
                max=max(row.late_days for row in rows),
            )
            yield suspect("backdated", f"{who}:{day}", words, rows)


def no_service(facts: Facts) -> Iterator[Suspicion]:
    """The title names a meeting, an outing, one's own training (67号令 §19)."""
    found = [row for row in facts.served if any(word in row.title for word in NO_SERVICE)]
    for (unit, title, day), rows in grouped(
        found, lambda row: (row.unit, row.title, row.day)
    ).items():
        words = Phrase(
            "“{title}”看名称不像志愿服务。开会、参观、团建、自己参加培训，不记志愿服务时长。",
            title=title,
        )
        yield suspect("no_service", f"{unit}:{day}:{rows[0].activity or title}", words, rows)
