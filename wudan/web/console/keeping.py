"""保存期限: the retention table with what the last run ended, as the administrator reads it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wudan.privacy.actions import latest_run
from wudan.privacy.models import RetentionRun
from wudan.privacy.retention import ELSEWHERE, RULES


@dataclass(frozen=True, slots=True)
class Line:
    """One rule: what, how long, what then, why, and what the last run did of it."""

    what: str
    kept: str
    then: str
    source: str
    ended: int | None = None
    is_undone: bool = False
    """Whether the last run could not apply it."""


def keeping() -> dict[str, object]:
    """The table and its last run."""
    run = latest_run()
    return {"keeping": [*_rules(run), *_elsewhere()], "run": run}


def length_in_words(days: int) -> str:
    """1 天、30 天、1 年、3 年."""
    years, rest = divmod(days, 365)
    return _("{n} 年").format(n=years) if years and not rest else _("{n} 天").format(n=days)


def _rules(run: RetentionRun | None) -> list[Line]:
    counts, faults = (run.counts, run.faults) if run else ({}, {})
    return [
        Line(
            rule.what, length_in_words(rule.days), rule.then, rule.source,
            counts.get(rule.name, 0), rule.name in faults,
        )
        for rule in RULES
    ]  # fmt: skip


def _elsewhere() -> list[Line]:
    return [Line(what, kept, then, source) for what, kept, source, then in ELSEWHERE]
