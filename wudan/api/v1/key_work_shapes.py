"""What a key work looks like as JSON, and what a project or a menu item goes with today (R103; ADR 96)."""

from datetime import date

from pydantic import BaseModel, Field

from wudan.kit import clock
from wudan.projects.models import Joining, KeyWork


class KeyWorkNamed(BaseModel):
    """One of the county's list."""

    id: int
    name: str


class KeyWorkShown(KeyWorkNamed):
    """The same with all that the office wrote of it."""

    source: str = Field(description="来自哪份文件")
    words: list[str] = Field(description="依据里还叫什么；项目的依据里写到的，提出来时自动挂上")
    starts_on: date
    ends_on: date | None = Field(description="到哪天为止；不定的为空")
    goes_on: bool = Field(description="今天能不能选")


def work_named(work: KeyWork | None) -> KeyWorkNamed | None:
    """By its name."""
    return None if work is None else KeyWorkNamed(id=work.pk, name=work.name)


def work_shown(work: KeyWork) -> KeyWorkShown:
    """All of it, as of today."""
    return KeyWorkShown(
        id=work.pk, name=work.name, source=work.source, words=list(work.words),
        starts_on=work.starts_on, ends_on=work.ends_on,
        goes_on=work.goes_on(clock.day_of(clock.now())),
    )  # fmt: skip


def work_of_project(project: int) -> KeyWorkNamed | None:
    """What a project goes with today; one statement."""
    found = Joining.objects.of_project(project, on=clock.day_of(clock.now()))
    return work_named(found.work if found else None)


def work_of_item(service: int) -> KeyWorkNamed | None:
    """What a menu item goes with today, through its project if it came from one; one statement."""
    live = Joining.objects.live(clock.day_of(clock.now())).of_item(service)
    found = live.select_related("work").first()
    return work_named(found.work if found else None)
