"""What is public is looked through: at furnishing, at saving, and every night (A15)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction

from tests.exchange.conftest import AT
from tests.projects.keeping import admitted, needed
from wudan.catalog.models import Service
from wudan.exchange.publication import PUBLISHED, scan
from wudan.jobs import commandline
from wudan.jobs.exports import look_through_publication
from wudan.jobs.furnishing import furnish
from wudan.journal.models import Event
from wudan.kit.pack import PackError
from wudan.kit.refusals import Malformed
from wudan.projects.models import Project
from wudan.sites import actions as sites
from wudan.sites.models import SitePeriod

ID = "110105 19491231 002X"


def test_the_table_names_fields_that_are_there():
    named = [name.split(".") for one in PUBLISHED for name in one.fields]
    assert len(named) > 50
    for app, model, field in named:
        assert apps.get_model(app, model)._meta.get_field(field)


def test_nothing_is_found_in_the_story_county(world):
    assert scan(settings.PACK) == []


@pytest.mark.parametrize("words", [f"找老王，证号{ID}", "找老王，139 1234 5678"])
def test_a_number_in_the_menu_is_named_and_masked(world, words):
    Service.objects.filter(code="haircut").update(description=words)
    (found,) = scan(settings.PACK)
    assert "服务项目" in found.where
    assert "说明" in found.where
    assert "老王" in found.excerpt
    assert not set("1949") & set(found.excerpt) - set("【】")


def test_an_offices_own_phone_may_stand_there(world):
    Service.objects.filter(code="haircut").update(description="电话 101-0000-0001")
    assert scan(settings.PACK) == []


def test_a_project_is_looked_through_once_it_was_decided_on(world):
    waiting, shown = needed(world), admitted(world, title="老人理发月")
    Project.objects.filter(pk=waiting.pk).update(summary=f"找老王，证号{ID}")
    assert scan(settings.PACK) == []
    Project.objects.filter(pk=shown.pk).update(summary=f"找老王，证号{ID}")
    (found,) = scan(settings.PACK)
    assert found.where.startswith("项目 ")


@pytest.mark.parametrize("field", ["address", "why"])
@pytest.mark.parametrize("words", ["找老王13912345678", f"老王 {ID}"])
def test_saving_such_a_text_is_refused_with_words(world, field, words):
    said = {"address": "村委会", "why": "搬了", field: words}
    with pytest.raises(Malformed) as caught, transaction.atomic():
        sites.move(site=world.units["杨柳村"].site, by=world.actor("柳文书"), at=AT, **said)
    assert set(caught.value.fields) == {field}
    assert words not in caught.value.words


def test_the_sites_own_phone_may_be_written(world):
    said = {"address": "村委会（电话 10100000001）", "why": "搬了"}
    sites.move(site=world.units["杨柳村"].site, by=world.actor("柳文书"), at=AT, **said)


def test_the_night_watch_raises_an_alarm_in_the_journal(world, caplog):
    look_through_publication(at=AT)
    assert not Event.objects.filter(verb="publication.alarm").exists()
    SitePeriod.objects.filter(site__unit__key="杨柳村").update(address=f"老王家 {ID}")
    look_through_publication(at=AT + timedelta(days=1))
    event = Event.objects.get(verb="publication.alarm")
    assert event.facts["count"] == 1
    assert "阵地沿革" in event.facts["found"][0]["where"]
    assert "1949" not in str(event.facts) + event.why + caplog.text


def test_the_command_names_what_it_found(world, capsys):
    assert commandline.main(["scan-publication"]) == 0
    Service.objects.filter(code="bath").update(summary="请打 13912345678")
    assert commandline.main(["scan-publication"]) == 1
    told = capsys.readouterr().out
    assert "电话号码" in told
    assert "13912345678" not in told


def test_a_county_with_a_number_in_its_texts_is_not_furnished(db):
    brand = replace(settings.PACK.brand, slogan=f"请报 {ID}")
    with pytest.raises(PackError, match=r"brand\.slogan里有身份证号"), transaction.atomic():
        furnish(replace(settings.PACK, brand=brand), at=AT)
