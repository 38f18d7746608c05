"""May this person do this to the registers."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import THE_CLOCK, Actor
from wudan.people.roles import OPERATOR
from wudan.registers.figures import Window
from wudan.registers.models import MonthSummary, ReportMonth

READING = frozenset(
    {
        "station_keeper",
        "institute_staff",
        "center_office",
        "department_officer",
        "leader",
        "auditor",
    }
)
"""Roles that have registers at all."""
REPORTING_ROLES = frozenset({"institute_staff", "center_office", "department_officer"})
"""Clerks of reporters: county departments and towns, and the office for the county (R097)."""


def bringing_objection(by: Actor) -> Objection | None:
    """Who brings villages' points in: the center's office, or whoever may run commands here."""
    if by.may("keep_sites") or by.role == OPERATOR.code:
        return None
    return Objection("not_yours", "村的点由中心办公室导入。")


def reporting_objection(by: Actor) -> Objection | None:
    """Who has the report reckoned: the center's office; the clock does it each night."""
    if by == THE_CLOCK or by.role == "center_office":
        return None
    return Objection("not_your_role", "重算由中心办公室来点；每天夜里也会自己算。")


def reading_objection(by: Actor, unit: Unit) -> Objection | None:
    """Who reads a unit's registers: whoever's post reaches it."""
    if by.role in READING and by.reaches(unit.path):
        return None
    return Objection("not_your_unit", "这个单位不在您的管辖范围。")


def confirming_objection(
    by: Actor, summary: MonthSummary, *, closed: bool, at: datetime
) -> Objection | None:
    """Why this person cannot confirm this month's summary now: a clerk of the unit itself, once, in time."""
    if by.role not in REPORTING_ROLES or by.unit_id != summary.unit_id:
        return Objection("not_your_unit", "月小结由本单位的工作人员确认。")
    if closed:
        return Objection("closed", "这个月已经关账，不能再确认；要改请找中心办公室重开。")
    if at < Window.month(summary.month.month).until:
        return Objection("not_over", "这个月还没过完，过完了再确认。")
    if summary.confirmed_at is not None:
        return Objection(
            "confirmed", Phrase("已经由{confirmed_as}确认过了。", confirmed_as=summary.confirmed_as)
        )
    return None


def taking_back_objection(by: Actor, summary: MonthSummary, *, closed: bool) -> Objection | None:
    """Why this person cannot take the confirmation back."""
    if by.role not in REPORTING_ROLES or by.unit_id != summary.unit_id:
        return Objection("not_your_unit", "月小结由本单位的工作人员确认。")
    if closed:
        return Objection("closed", "这个月已经关账，要改请找中心办公室重开。")
    if summary.confirmed_at is None:
        return Objection("not_confirmed", "还没有确认过。")
    return None


def closing_objection(
    by: Actor, month: ReportMonth, *, closed: bool, at: datetime
) -> Objection | None:
    """Why this person cannot close the month now."""
    if by.role != "center_office":
        return Objection("not_your_role", "关账由中心办公室来做。")
    if closed:
        return Objection("closed", "这个月已经关账了。")
    if at < Window.month(month.month).until:
        return Objection("not_over", "这个月还没过完，不能关账。")
    return None


def reopening_objection(by: Actor, *, closed: bool) -> Objection | None:
    """Why this person cannot reopen the month."""
    if by.role != "center_office":
        return Objection("not_your_role", "重开由中心办公室来做。")
    return None if closed else Objection("open", "这个月没有关账，不用重开。")


def drafting_objection(by: Actor, unit: Unit) -> Objection | None:
    """Why this person cannot have a unit's draft reckoned anew: its own clerks may, and the office."""
    if by.role in REPORTING_ROLES and by.reaches(unit.path):
        return None
    return Objection("not_your_unit", "重新起草由本单位或中心办公室来点；每天夜里也会自己起草。")
