"""What the stories of standards share: 八有 and 九有 in the county of the stories, a check."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from tests.world import COUNTY, MONDAY, World
from wudan.jobs.furnishing.standards import furnish_standards
from wudan.kit.clock import day_of
from wudan.kit.refusals import Refusal
from wudan.sites.actions import checks, demonstrations
from wudan.sites.actions.checks import Line
from wudan.sites.models import Demonstration, Rectification, Site, SiteCheck, Standard

BASE = settings.PACK.base / "standards.toml"
NINE = settings.PACK.folder.parent / "yuyang" / "standards.toml"


def adopted(*paths: Path) -> Standard:
    """The standards of the packs, loaded; the one the county of the stories goes by."""
    furnish_standards(list(paths or (BASE,)), COUNTY)
    standard = Standard.objects.in_force(COUNTY, day_of(MONDAY))
    assert standard is not None
    return standard


def site(world: World, name: str = "杨柳村") -> Site:
    """A site by the name of its unit."""
    return Site.objects.select_related("unit").get(unit=world.units[name])


def looked(
    world: World, who: str = "乔委员", name: str = "杨柳村", *, at: datetime = MONDAY,
    **found: str,
) -> SiteCheck:  # fmt: skip
    """A check: each item met unless something else is told of it."""
    standard = Standard.objects.in_force(COUNTY, day_of(at)) or adopted()
    lines = [
        Line(item.code, found.get(item.code, "met"), "差一点" if item.code in found else "")
        for item in standard.items.order_by("position")
    ]
    return checks.check(
        site=site(world, name), seen=standard.pk, lines=lines, by=world.actor(who), at=at
    )


def lacking(world: World, code: str = "brand") -> Rectification:
    """An item that a check from above found lacking, to be mended."""
    looked(world, **{code: "lacking"})
    return Rectification.objects.open().select_related("site__unit", "item").get()


def demonstrating(world: World, name: str = "杨柳村", *, at: datetime = MONDAY) -> Demonstration:
    """A demonstration station, looked at and granted."""
    looked(world, name=name, at=at)
    return demonstrations.grant(
        site=site(world, name), why="月月有活动，群众叫得出名字。", by=world.actor("柳文书"), at=at,
        review_on=day_of(at) + timedelta(days=365), expires_on=day_of(at) + timedelta(days=730),
    )  # fmt: skip


@contextmanager
def refused(kind: type[Refusal]) -> Iterator[pytest.ExceptionInfo[Refusal]]:
    """An act that is refused, and rolled back, as a face would do."""
    with pytest.raises(kind) as caught, transaction.atomic():
        yield caught
