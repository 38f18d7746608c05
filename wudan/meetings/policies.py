"""May this *thing*, now: days of meetings and of decisions, words that are read at the table."""

from datetime import date, timedelta

from wudan.areas.models import Unit
from wudan.kit.text import objection_to_published, tidy
from wudan.kit.working_time import WorkingCalendar

LONGEST_AHEAD = timedelta(days=120)
LONGEST_DUE = timedelta(days=400)
MOST_MINUTES = 1000
MOST_WORDS = 200


def words_fault(words: str, ask: str, *, most: int = MOST_WORDS) -> str:
    """What is wrong with words that must be some; empty when nothing is."""
    return objection_to_published(tidy(words), most=most) or ("" if tidy(words) else ask)


def day_fault(day: date, calendar: WorkingCalendar, *, today: date) -> str:
    """Why no meeting is set for a day."""
    if day < today:
        return "这一天已经过去了，请选今天以后的日子。"
    if day > today + LONGEST_AHEAD:
        return "请选四个月以内的日子。"
    if not calendar.works(day):
        return "这一天不上班，请换一个工作日。"
    return ""


def due_fault(due_on: date, *, since: date) -> str:
    """Why a decision is not due on a day."""
    if due_on <= since:
        return "办完的日子要在今天以后。"
    if due_on > since + LONGEST_DUE:
        return "请定在一年以内；更长的，分步定。"
    return ""


def owner_fault(unit: Unit | None, *, on: date) -> str:
    """Why a unit cannot own a decision."""
    if unit is None:
        return "请定由哪个单位承办。"
    if not (unit.starts_on <= on and (unit.ends_on is None or unit.ends_on > on)):
        return "这个单位已经撤并，请换一个承办单位。"
    return ""


def first_day(calendar: WorkingCalendar, *, today: date, notice: int) -> date:
    """The first working day that leaves so many full working days between."""
    day, left = today, notice + 1
    while left:
        day += timedelta(days=1)
        left -= calendar.works(day)
    return day


def month_before(day: date) -> date:
    """The first day of the month before."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def month_after(month: date) -> date:
    """The first day of the month after."""
    return (month + timedelta(days=32)).replace(day=1)
