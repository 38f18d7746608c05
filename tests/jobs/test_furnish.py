"""Another county is another pack and no code: labels and counts change, nothing else."""

from datetime import UTC, datetime

import pytest
from django.conf import settings

from wudan.areas.enums import SITE_KINDS
from wudan.areas.models import Area, Unit
from wudan.catalog.models import Platform, PlatformDuty, Service
from wudan.jobs.furnishing import furnish
from wudan.kit.pack import read_pack
from wudan.teams.models import Team

AT = datetime(2026, 9, 7, tzinfo=UTC)
PACKS = settings.PACK.folder.parent


@pytest.mark.parametrize(
    ("name", "sites", "divisions"),
    [("wuqi", (1, 10, 91), (9, 99)), ("yuyang", (1, 31, 402), (31, 404))],
)
def test_a_pack_makes_a_county_of_the_right_size(db, name, sites, divisions):
    pack = read_pack(PACKS / name)
    furnish(pack, at=AT)
    counted = [
        Unit.objects.filter(kind=kind).count() for kind in ("center", "institute", "station")
    ]
    assert tuple(counted) == sites == tuple(pack.counts.values())
    assert tuple(Area.objects.filter(level=level).count() for level in (4, 5)) == divisions


def test_every_platform_has_one_lead_and_somebody_to_help(db):
    furnish(settings.PACK, at=AT)
    assert Platform.objects.count() == 8
    for platform in Platform.objects.all():
        duties = PlatformDuty.objects.filter(platform=platform)
        assert duties.leads().count() == 1
        assert duties.count() >= 2


def test_the_menu_is_long_enough_and_over_all_eight(db):
    furnish(settings.PACK, at=AT)
    assert Service.objects.count() >= 40
    assert set(Service.objects.values_list("platform__code", flat=True)) == set(
        settings.PACK.platforms
    )


def test_furnishing_again_changes_nothing(db):
    furnish(settings.PACK, at=AT)
    before = [model.objects.count() for model in (Unit, Area, Service, Team, PlatformDuty)]
    furnish(settings.PACK, at=AT)
    assert [m.objects.count() for m in (Unit, Area, Service, Team, PlatformDuty)] == before


def test_every_site_has_its_place_and_every_team_somewhere_to_serve(db):
    furnish(settings.PACK, at=AT)
    sites = Unit.objects.filter(kind__in=SITE_KINDS)
    assert not sites.filter(site__periods__lon=None).exists()
    assert not Team.objects.filter(serves=[]).exists()
