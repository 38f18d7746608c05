"""座谈会 on the desk (R066): the register is ticked when it is called; the office reads how long ago the last was."""

from datetime import datetime, timedelta

from tests.meetings import keeping as meetings
from tests.projects.keeping import forum
from tests.projects.test_register import named
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.kit import clock
from wudan.kit.clock import CHINA
from wudan.meetings.agenda import agenda_of
from wudan.projects.models import Forum


def test_the_office_reads_it_on_the_desk_and_in_the_meetings_pack(world, desk_of, monkeypatch):
    forum(world)
    later = datetime(2026, 12, 14, 10, tzinfo=CHINA)
    monkeypatch.setattr(clock, "now", lambda: later)
    said = "上次座谈会是2026年9月7日，已过 3 个月。"
    assert said in words_of(desk_of("柳文书").see("project-desk"))
    assert said not in words_of(desk_of("马青山").see("project-desk"))
    meeting = meetings.drafted(world)
    lines = [line for part in agenda_of(meeting, at=later).parts for line in part.lines]
    assert said in [line.words for line in lines if line.label == "座谈会"]


def test_the_page_offers_the_register_and_says_who_was_asked(world, desk_of):
    row, desk = named(world), desk_of("乔委员")
    assert "杨柳村站" in words_of(desk.see("forums"))
    tomorrow = f"{MONDAY.date() + timedelta(days=1)}"
    told = {"topic": "缺什么", "place": "所里", "representatives": [row.pk]}
    wrong = desk.send("forums", **told, day="")
    assert (wrong.status_code, "checked" in words_of(wrong)) == (422, True)
    desk.send("forums", **told, day=tomorrow)
    found = Forum.objects.get()
    page = words_of(desk.see("forum", found.pk))
    assert "名册上请了 1 位" in page
    assert "秦奶奶" not in page
    bad = desk.send("forum-move", found.pk, day=tomorrow, place="所里")
    assert (bad.status_code, "日子和地点都没有变" in words_of(bad)) == (422, True)
    assert desk.send("forum-move", found.pk, day=tomorrow, place="村部").status_code == 303
