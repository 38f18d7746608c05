"""联席会议 on pages: drafted with nothing typed, sent, minuted, decided; the unit reports; duties by day."""

from datetime import date, datetime

from tests.meetings import keeping
from tests.web.console.desk import words_of
from wudan.kit import clock
from wudan.kit.clock import CHINA
from wudan.meetings.models import Meeting, Task


def test_the_office_drafts_with_what_is_filled_in(world, desk_of):
    keeping.duties()
    desk = desk_of("柳文书")
    form = desk.see("meeting-new").context["form"]
    told = {name: str(form[name].value()) for name in ("month", "day", "starts_at", "place")}
    assert desk.send("meeting-new", kind="joint", **told).status_code == 303
    found = Meeting.objects.get()
    assert (found.month, found.day) == (date(2026, 8, 1), date(2026, 9, 11))
    page = words_of(desk.see("meeting", found.pk))
    assert "还没有发通知" in page
    assert page.index("到期没有办完的") < page.index("各平台运行情况") < page.index("群众的反响")
    assert desk.send("meeting-notice", found.pk, version=found.version).status_code == 303
    assert "以后不变" in words_of(desk_of("景科长").see("meeting", found.pk))


def test_what_was_typed_stays_when_it_is_refused(world, desk_of):
    found = keeping.before(world, "held")
    desk = desk_of("柳文书")
    told = {"words": "入冬前排一遍", "due_on": "2026-09-01", "unit": world.units["民政局"].pk}
    refused = desk.send("meeting-decisions", found.pk, version=found.version, **told)
    assert refused.status_code == 422
    assert "办完的日子要在今天以后" in words_of(refused)
    assert "入冬前排一遍" in words_of(refused)
    bare = desk.send("meeting-decisions", found.pk, words="排", due_on="2026-10-01", unit="")
    assert (bare.status_code, Task.objects.count()) == (422, 0)


def test_who_was_too_late_is_told_and_keeps_his_words(world, desk_of):
    found = keeping.before(world, "held")
    desk = desk_of("柳文书")
    desk.send("meeting-minutes", found.pk, version=found.version, number=1, words="听了")
    late = desk.send("meeting-items", found.pk, version=found.version, title="站上的暖气")
    assert late.status_code == 409
    assert "刚刚有人动过" in words_of(late)
    assert "站上的暖气" in words_of(late)


def test_the_unit_finds_its_task_reports_it_and_the_office_accepts(world, desk_of):
    task = keeping.adopted(world, on=keeping.EVENING, **keeping.JULY)[0]
    desk, office = desk_of("景科长"), desk_of("柳文书")
    assert task.words in words_of(desk.see("meeting-desk"))
    assert task.words in words_of(desk.see("agenda", **{"from": "2026-10-26"}))
    assert task.words not in words_of(desk_of("艾科长").see("meeting-desk"))
    minutes = words_of(desk_of("艾科长").see("meeting", task.meeting_id))
    assert task.words in minutes
    assert f"/desk/tasks/{task.pk}" not in minutes
    assert (
        desk.send("task-report", task.pk, version=task.version, words="十二户").status_code == 303
    )
    page = office.see("task", task.pk)
    assert "十二户" in words_of(page)
    task.refresh_from_db()
    assert office.send("task-acceptance", task.pk, version=task.version).status_code == 303
    assert "验收办结" in words_of(office.see("task", task.pk))


def test_a_figure_opens_to_the_rows_it_had(world, desk_of):
    world.order_at("reviewed", at=keeping.SUMMER.replace(month=7, day=6))
    found = keeping.before(world, "called")
    office = desk_of("柳文书")
    key = "relief-orders-placed"
    assert f"figures/{key}" in words_of(office.see("meeting", found.pk))
    assert "上门理发" in words_of(office.see("meeting-figure", found.pk, key))
    assert office.see("meeting-figure", found.pk, "no-such").status_code == 404
    assert desk_of("景科长").see("meeting-figure", found.pk, key).status_code == 404


def test_the_papers_read_the_same_whenever_they_are_printed(world, desk_of):
    found = keeping.before(world, "called")
    desk = desk_of("景科长")
    first, again = (desk.see("meeting-pack", found.pk).content for _ in range(2))
    assert first == again
    assert first.startswith(b"%PDF")
    assert b"BEGIN:VEVENT" in desk.see("meeting-calendar", found.pk).content
    assert desk.see("duty-sheet", world.units["铁边城"].pk).content.startswith(b"%PDF")


def test_the_matrix_tells_of_a_day_and_who_is_missing(world, desk_of):
    keeping.duties()
    desk = desk_of("郝书记")
    page = words_of(desk.see("duties"))
    assert "郝书记" in page
    assert "空着" in page
    told = words_of(desk.see("unit-duties", world.units["铁边城"].pk))
    assert "马青山" in told
    assert "这一天还没有职责分工" in words_of(desk.see("duties", day="2020-01-01"))


def test_a_holder_is_named_and_stands_in_the_seats_past(world, desk_of):
    keeping.duties()
    desk, town = desk_of("乔委员"), world.units["铁边城"].pk
    told = {"name": "强书记", "starts_on": "2026-09-01"}
    assert desk.send("seat-holder", town, "institute_head", **told).status_code == 303
    assert "强书记" in words_of(desk.see("seat", town, "institute_head"))
    held = words_of(desk.see("seat", world.units["杨柳村"].pk, "station_head"))
    assert "这个职务由系统里的岗位担任" in held


def test_lists_take_few_statements(world, desk_of, django_assert_max_num_queries):
    keeping.adopted(world, "民政局", "卫健局", on=keeping.EVENING, **keeping.JULY)
    desk = desk_of("柳文书")
    for name, most in (("meeting-desk", 12), ("duties", 12)):
        desk.see(name)
        with django_assert_max_num_queries(most):
            desk.see(name)


def test_the_office_reads_of_a_month_without_a_meeting(world, desk_of, monkeypatch):
    later = datetime(2026, 9, 16, 10, tzinfo=CHINA)
    said = "2026年8月的情况还没有上会"
    assert said not in words_of(desk_of("柳文书").see("queue"))
    monkeypatch.setattr(clock, "now", lambda: later)
    for page in ("queue", "meeting-desk"):
        assert said in words_of(desk_of("柳文书").see(page))
    assert said not in words_of(desk_of("马青山").see("queue"))
    assert said not in words_of(desk_of("景科长").see("meeting-desk"))
