"""Taking the file: the one who asked, under that post, within a day; then it is gone."""

import os
from datetime import timedelta

import pytest

from tests.domain.refusing import objected
from tests.exchange.conftest import AT
from wudan.exchange.actions import clear, fetch
from wudan.exchange.files import exports_kept
from wudan.exchange.models import Export
from wudan.journal.models import Event

pytestmark = pytest.mark.postgres
SOON = AT + timedelta(hours=2)


@pytest.fixture
def export(world, desk):
    world.order_at("done")
    return desk.made()


def test_who_asked_takes_it_and_each_time_is_journaled(world, export):
    for _ in range(2):
        assert fetch(export=export, by=world.actor("柳文书"), at=SOON).startswith(b"PK")
    export = Export.objects.get(pk=export.pk)
    assert (export.fetched_count, export.fetched_at) == (2, SOON)
    assert Event.objects.filter(verb="export.fetch").count() == 2


@pytest.mark.parametrize("who", ["文副主任", "乔委员", "严审计", "计管理", "秦奶奶"])
def test_nobody_else_does(world, export, second, who):
    with objected("not_your_export"):
        fetch(export=export, by=world.actor(who), at=SOON)


def test_off_duty_one_does_not_either(world, export):
    with objected("not_your_export"):
        fetch(export=export, by=world.oneself("柳文书"), at=SOON)


def test_after_a_day_it_is_gone(world, export):
    late = AT + timedelta(hours=24, minutes=1)
    with objected("gone"):
        fetch(export=export, by=world.actor("柳文书"), at=late)
    assert clear(at=late) == 1
    assert clear(at=late) == 0
    export = Export.objects.get(pk=export.pk)
    assert (export.state, export.gone_at, export.file_name) == ("gone", late, "")
    assert list(exports_kept().names()) == []
    assert Event.objects.get(verb="export.clear").subject_id == export.pk
    with objected("gone"):
        fetch(export=export, by=world.actor("柳文书"), at=late)


def test_it_is_not_there_before_it_is_made(world, desk):
    world.order_at("done")
    with objected("not_ready"):
        fetch(export=desk.ask(), by=world.actor("柳文书"), at=SOON)


def test_a_changed_file_is_not_handed_out(world, export):
    other = exports_kept().put(b"something else")
    Export.objects.filter(pk=export.pk).update(file_name=other)
    with objected("file_changed"):
        fetch(export=export, by=world.actor("柳文书"), at=SOON)


def test_the_register_is_kept_three_years(world, export):
    clear(at=AT + timedelta(days=3 * 365))
    assert Export.objects.filter(pk=export.pk).exists()
    clear(at=AT + timedelta(days=3 * 366 + 1))
    assert not Export.objects.filter(pk=export.pk).exists()


def test_a_file_that_nothing_names_is_swept(world, export):
    stray = exports_kept().put(b"half a story")
    old = (SOON - timedelta(hours=3)).timestamp()
    os.utime(exports_kept().folder / stray, (old, old))
    clear(at=SOON)
    assert set(exports_kept().names()) == {export.file_name}
