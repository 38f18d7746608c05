"""年龄: what the law draws a line at. Days are passed in; nothing here reads a clock.

Under 8 without, under 18 with limited capacity (民法典 §17–20); under 14 a guardian agrees for the
child and the child's data have rules of their own (PIPL §31; domain §2.6).
"""

from datetime import date

SPEAKS_FOR_ONESELF, CHILD, ADULT = 8, 14, 18


def age_on(born_on: date, day: date) -> int:
    """Completed years on a day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def is_under(years: int, born_on: date | None, day: date) -> bool:
    """Whether somebody is younger than that; of whom no birthday is known is taken as grown up."""
    return born_on is not None and age_on(born_on, day) < years


def born_after(years: int, day: date) -> date:
    """Who was born after this day is younger than so many years."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
