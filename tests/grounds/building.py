"""What the stories of the tree share: a base that is built, what the statistics say."""

from datetime import timedelta

from tests.world import COUNTY, MONDAY, World
from wudan.jobs.reactions import reactions_to, watch
from wudan.journal.outbox import deliver
from wudan.sites.actions import open_site
from wudan.sites.models import Site
from wudan.sites.wanted import WantedIdentity, WantedPlace
from wudan.statistics.actions import refresh
from wudan.statistics.models import ALL, Rollup

TODAY = MONDAY + timedelta(days=30)
"""A day of October: September is over."""


def site_of(world: World, name: str = "石峁村") -> Site:
    """The site of a unit of the world."""
    return Site.objects.select_related("unit").get(unit=world.units[name])


def a_base(world: World, *, who="柳文书", parent="c", at=MONDAY, **said) -> Site:
    """A base of the county."""
    first = {"kind": "base", "name": "吴起革命旧址爱国主义教育基地", "base_kind": "patriotism"}
    return open_site(
        parent=world.units[parent], wanted=WantedIdentity(**first | said),
        place=WantedPlace(address="老城区", lon=108.17, lat=36.93), by=world.actor(who), at=at,
    )  # fmt: skip


def keep(at) -> None:
    """What the worker does in its rounds."""
    while deliver(reactions_to, at=at, watch=watch):
        pass
    while refresh(county=COUNTY, at=at):
        pass


def kept() -> dict:
    """All rollups that say something."""
    rows = Rollup.objects.filter(county=COUNTY).exclude(counts={})
    return {(row.unit_id, row.span, row.start, row.topic): row.counts for row in rows}


def told(unit, start, span="month") -> dict:
    """What is kept of a unit."""
    row = Rollup.objects.filter(unit=unit, span=span, start=start, topic=ALL).first()
    return row.counts if row else {}
