"""What the stories of appraisals share: a second person at the office, a sheet adopted, a round judged."""

import copy
import tomllib
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.conf import settings

from tests.world import COUNTY, SINCE, World
from wudan.appraisals import actions
from wudan.appraisals.models import Appeal, Round, Sheet
from wudan.kit.clock import CHINA
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.signing_in import actor_under

EARLY = datetime(2026, 3, 2, 9, 0, tzinfo=CHINA)
JULY = datetime(2026, 7, 6, 9, 0, tzinfo=CHINA)
"""The first half is over."""
LATER = datetime(2026, 7, 8, 9, 0, tzinfo=CHINA)
AUGUST = datetime(2026, 8, 3, 9, 0, tzinfo=CHINA)
"""The days of appeal are over."""
ROWS: dict[str, dict[str, Any]] = {
    row["code"]: row
    for row in tomllib.loads((settings.PACK.base / "appraisal.toml").read_text("utf-8"))["sheets"]
}


def row_of(code: str, **more: object) -> dict[str, Any]:
    """A sheet of the pack, as its file has it, with something changed."""
    return copy.deepcopy(ROWS[code]) | more


def second(world: World) -> Actor:
    """李小妹 at the office: another person than 柳文书."""
    post, _ = Post.objects.get_or_create(
        county=COUNTY, person=world.people["李小妹"], role="center_office", unit=world.units["c"],
        title="副主任", starts_on=SINCE,
    )  # fmt: skip
    return actor_under(post)


def stand_in(world: World) -> Actor:
    """贺叔 acting for the office, without a post of his own: for stories in which 柳文书 has a later part."""
    return replace(world.actor("柳文书"), person_id=world.people["贺叔"].pk)


def adopted(world: World, code: str = "town_points") -> Sheet:
    """A sheet, brought in, simulated, adopted from March on."""
    sheet, office = actions.bring_in(COUNTY, ROWS[code]), world.actor("柳文书")
    actions.simulate(sheet=sheet, by=office, at=EARLY)
    actions.adopt(sheet=sheet, starts_on=EARLY.date(), why="常委会定的", by=office, at=EARLY)
    return sheet


def opened(world: World, code: str = "town_points") -> Round:
    """The round of the first half."""
    sheet = adopted(world, code)
    return actions.open_round(
        county=COUNTY, appraises=sheet.appraises, year=2026, half=1, by=world.actor("柳文书"), at=JULY
    )  # fmt: skip


def judged(
    world: World, code: str = "town_points", *, by: Actor | None = None, **values: str
) -> Round:
    """Both towns judged."""
    row = opened(world, code)
    for town in ("铁边城", "周湾"):
        for name, value in (values or {"leading": "8", "asked": "9"}).items():
            actions.judge(
                row=row, unit=world.units[town], code=name, value=value, evidence="到现场看过",
                by=by or world.actor("柳文书"), at=JULY,
            )  # fmt: skip
    return row


def published(world: World, *, by: Actor | None = None, at: datetime = JULY) -> Round:
    """The preliminary results are told."""
    return actions.publish(row=judged(world, by=by), by=by or world.actor("柳文书"), at=at)


def appealed(world: World, code: str = "leading", *, at: datetime = LATER) -> Appeal:
    """铁边城 says why it is wrong."""
    return actions.appeal(
        row=published(world), unit=world.units["铁边城"], code=code, words="书记六月主持过两次",
        by=world.actor("乔委员"), at=at,
    )  # fmt: skip


FIRST = (date(2026, 1, 1), date(2026, 6, 30))
