"""The county's key works of the stories, added by the office."""

from datetime import date, datetime

from tests.world import COUNTY, MONDAY, World
from wudan.projects.actions import key_works
from wudan.projects.models import KeyWork

NEW_YEAR = date(2026, 1, 1)


def listed(
    world: World, name: str = "一老一小", *words: str, starts_on: date = NEW_YEAR,
    ends_on: date | None = None, at: datetime = MONDAY,
) -> KeyWork:  # fmt: skip
    """One more on the list of 柳文书's office."""
    known = key_works.Known(name, "县委 2026 年 1 号文件", words, ends_on)
    return key_works.add(
        county=COUNTY, known=known, starts_on=starts_on, by=world.actor("柳文书"), at=at
    )
