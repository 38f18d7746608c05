"""When a plan is not carried out: it would rewrite the past, or looks like half a file."""

from datetime import date, timedelta

from wudan.areas.importing.comparing import Plan
from wudan.areas.importing.faults import ImportRefused
from wudan.kit.phrases import Phrase

FEW = 10
"""So many divisions may always end at once."""
SHARE_PERCENT = 10
"""Beyond a few: so much of what the table speaks for, for a year's changes are far fewer."""


def insist_on_sound(plan: Plan, *, on: date, sure: bool) -> None:
    """Raise ImportRefused when the plan must not, or should not, be carried out."""
    objection = _objection_to_day(plan, on) or ("" if sure else _objection_to_loss(plan))
    if objection:
        raise ImportRefused(f"整批没有导入：{objection}")


def _objection_to_day(plan: Plan, on: date) -> str:
    if plan.changes and on < plan.last_change:
        return Phrase(
            "导入日期 {on} 早于这些区划最近一次变动的日期 {last_change}，会改写历史。请用 --on 写这一天或以后的日期。",
            on=on,
            last_change=plan.last_change,
        )
    begun_today = [row for row in plan.ended if row.starts_on == on]
    if begun_today:
        row = begun_today[0]
        return Phrase(
            "{row}（{code}）等 {count} 个区划从 {on} 起才有，不能当天就撤销。请用 --on 写 {on2} 或以后的日期。",
            row=row.name,
            code=row.code,
            count=len(begun_today),
            on=on,
            on2=on + timedelta(days=1),
        )
    return ""


def _objection_to_loss(plan: Plan) -> str:
    ended = len(plan.ended)
    if ended <= max(FEW, plan.in_scope * SHARE_PERCENT // 100):
        return ""
    row = plan.ended[0]
    return Phrase(
        "这次会撤销 {ended} 个区划（现有 {in_scope} 个），如 {row}（{code}）。文件可能不完整；确实如此请加 --sure。",
        ended=ended,
        in_scope=plan.in_scope,
        row=row.name,
        code=row.code,
    )
