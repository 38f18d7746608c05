"""三级书记抓成效 (R084–R094): who answers for what on a day, by post or by name; handing over moves it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.domain.refusing import malformed, objected
from tests.meetings.keeping import DUTIES, duties
from tests.world import MONDAY
from wudan.areas.models import Unit
from wudan.jobs.furnishing.charges import furnish_charges
from wudan.kit.clock import day_of
from wudan.kit.pack import PackError
from wudan.meetings.actions.duties import Named, end_term, name
from wudan.meetings.answerable import answering, answering_at, matrix_on
from wudan.meetings.models import Charge, Tenure
from wudan.people.actions import posts

pytestmark = pytest.mark.postgres
TODAY = day_of(MONDAY)


def sits(world, unit, code, on=TODAY):
    return answering_at(world.units[unit], code, on=on)


def put(world, who, *, unit="铁边城", code="institute_head", by="乔委员", on=TODAY, **given):
    told = Named(who, on, **given)
    return name(unit=world.units[unit], seat_code=code, named=told, by=world.actor(by), at=MONDAY)


def test_the_three_levels_answer_by_the_posts_of_the_day(world):
    duties()
    assert sits(world, "c", "director").names == ["郝书记"]
    assert sits(world, "杨柳村", "station_head").names == ["马青山"]
    assert sits(world, "铁边城", "institute_office").names == ["乔委员"]
    assert next(one.words for one in sits(world, "杨柳村", "station_head").charges).startswith(
        "抓落实"
    )
    assert sits(world, "石峁村", "station_head").is_vacant
    assert sits(world, "c", "first_deputy").is_vacant


def test_a_change_of_keeper_moves_the_duties_and_keeps_the_past(world):
    duties()
    at = MONDAY + timedelta(days=30)
    posts.hand_over(
        post=world.posts["马青山"],
        to=world.people["高大爷"],
        by=world.actor("乔委员"),
        at=at,
        items={},
    )
    later = day_of(at)
    assert sits(world, "杨柳村", "station_head", later).names == ["高大爷"]
    assert sits(world, "杨柳村", "station_head", later - timedelta(days=1)).names == ["马青山"]


def test_an_office_holder_without_an_account_is_named_with_a_term(world):
    duties()
    put(world, "强书记", on=date(2026, 3, 1))
    put(world, "景书记", is_acting=True, why="调动")
    assert sits(world, "铁边城", "institute_head").names == ["景书记（代理）"]
    assert sits(world, "铁边城", "institute_head", date(2026, 5, 1)).names == ["强书记"]
    end_term(
        unit=world.units["铁边城"],
        seat_code="institute_head",
        why="另有任用",
        by=world.actor("柳文书"),
        at=MONDAY,
    )
    assert sits(world, "铁边城", "institute_head").is_vacant


def test_refusals_say_why(world):
    duties()
    with objected("held_by_post"):
        put(world, "张三", unit="杨柳村", code="station_head")
    with objected("not_your_unit"):
        put(world, "张三", unit="周湾")
    with objected("not_your_role"):
        put(world, "张三", by="马青山")
    with objected("nobody"):
        end_term(
            unit=world.units["铁边城"],
            seat_code="institute_head",
            why="走了",
            by=world.actor("乔委员"),
            at=MONDAY,
        )
    with malformed("name"):
        put(world, "")
    with malformed("starts_on"):
        put(world, "强书记", on=TODAY + timedelta(days=1))
    put(world, "强书记")
    with malformed("starts_on"):
        put(world, "景书记", on=TODAY - timedelta(days=9))
    Unit.objects.filter(pk=world.units["铁边城"].pk).update(ends_on=TODAY)
    with objected("unit_closed"):
        put(world, "景书记")


def test_the_database_seats_nobody_twice_and_keeps_the_wording(world):
    duties()
    put(world, "强书记", on=date(2026, 3, 1))
    Tenure.objects.update(ends_on=date(2026, 6, 1))
    one = Tenure.objects.get()
    one.pk, one.starts_on, one.ends_on = None, date(2026, 5, 1), None
    with pytest.raises(IntegrityError), transaction.atomic():
        one.save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Charge.objects.filter(position=1).update(words="别的")


def test_a_version_that_was_loaded_is_never_changed(world, tmp_path: Path):
    duties()
    duties()
    other = tmp_path / "duties.toml"
    other.write_text(DUTIES.read_text("utf-8").replace("抓落实，", "抓，"), "utf-8")
    with pytest.raises(PackError, match="写成新的一版"):
        furnish_charges([other], settings.PACK)
    other.write_text(
        DUTIES.read_text("utf-8")
        .replace("version = 1", "version = 2")
        .replace("2025-01-01", "2027-01-01")
        .replace("抓落实，", "抓，"),
        "utf-8",
    )
    furnish_charges([other], settings.PACK)
    assert [
        sits(world, "杨柳村", "station_head", day).charges[0].words[:2]
        for day in (TODAY, date(2027, 1, 2))
    ] == ["抓落", "抓，"]


def test_the_standing_of_the_office_is_data_of_its_version(world, tmp_path: Path):
    duties()
    assert matrix_on(TODAY).version.standing == {"center": "中心办公室：正科级建制，主任专职"}
    other = tmp_path / "duties.toml"
    told = DUTIES.read_text("utf-8")
    other.write_text(told.replace("正科级", "副科级"), "utf-8")
    with pytest.raises(PackError, match="写成新的一版"):
        furnish_charges([other], settings.PACK)
    other.write_text(told.replace("{ center =", "{ nowhere ="), "utf-8")
    with pytest.raises(PackError, match="nowhere"):
        furnish_charges([other], settings.PACK)


def test_a_meeting_needs_seats_that_are_there(tmp_path: Path):
    pack = replace(settings.PACK, convening=replace(settings.PACK.convening, convener="nobody"))
    with pytest.raises(PackError, match="nobody"):
        furnish_charges([DUTIES], pack)


def test_the_whole_matrix_is_read_in_a_few_statements(world):
    duties()
    with CaptureQueriesContext(connection) as asked:
        found = answering(matrix_on(TODAY), Unit.objects.order_by("path"), on=TODAY)
    assert len(asked) <= 6
    assert len(found) == 4 + 2 * 3 + 2 * 2 + 4
