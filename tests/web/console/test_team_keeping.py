"""队伍资料: kept on a page by leader and office, looked at by the site above, marked before it ends."""

from datetime import timedelta

import pytest

from tests.teams.test_keeping import NEXT_YEAR, TODAY, tell
from tests.web.console.desk import words_of
from wudan.teams.actions.keeping import facts_of
from wudan.teams.models import Team, TeamPaper

pytestmark = pytest.mark.django_db
PAPER = {"code": "insurance", "valid_until": NEXT_YEAR.isoformat(), "insurer": "人保财险"}


def typed(world, **changes):
    now = facts_of(world.teams["clippers"])
    said = {
        "capacity_per_week": now.capacity_per_week, "phone": now.phone, "skills": now.skills,
        "serves": now.serves, "slots": ["0", "1"], "why": "", "seen": now.digest,
    }  # fmt: skip
    return said | changes


def pk(world):
    return world.teams["clippers"].pk


def test_a_leader_finds_the_page_and_changes_what_the_team_can(world, desk_of):
    desk = desk_of("苏远")
    assert f"/desk/teams/{pk(world)}/keeping" in words_of(desk.see("team-desk"))
    page = words_of(desk.see("team-keeping", pk(world)))
    assert "登记保险或证照" in page
    answer = desk.send("team-keeping", pk(world), **typed(world, capacity_per_week="2"))
    assert answer.status_code == 303
    kept = Team.objects.get(pk=pk(world))
    assert (kept.capacity_per_week, kept.slots) == (2, 0b11)


def test_what_was_typed_stays_when_it_is_refused(world, desk_of):
    answer = desk_of("苏远").send(
        "team-keeping", pk(world), **typed(world, phone="12", why="换了手机")
    )
    assert answer.status_code == 422
    assert "换了手机" in words_of(answer)
    assert "请写手机号" in words_of(answer)
    stale = desk_of("苏远").send("team-keeping", pk(world), **typed(world, seen="old"))
    assert stale.status_code == 422
    assert "别人改过" in words_of(stale)


def test_the_office_says_why(world, desk_of):
    desk = desk_of("乔委员")
    assert f"/desk/teams/{pk(world)}/keeping" in words_of(desk.see("team", pk(world)))
    assert desk.send("team-keeping", pk(world), **typed(world)).status_code == 422
    assert desk.send("team-keeping", pk(world), **typed(world, why="代改")).status_code == 303


def test_a_leader_tells_and_the_station_looks(world, desk_of):
    told = desk_of("苏远").send("team-papers", pk(world), **PAPER)
    assert told.status_code == 303
    assert Team.objects.get(pk=pk(world)).insured_until is None
    keeper = desk_of("马青山")
    assert "理发小队" in words_of(keeper.see("volunteers"))
    page = words_of(keeper.see("team-keeping", pk(world)))
    assert "人保财险" in page
    assert "没看过原件" in page
    assert "登记保险或证照" not in page
    assert keeper.send("team-paper-check", TeamPaper.objects.get().pk).status_code == 303
    assert Team.objects.get(pk=pk(world)).insured_until == NEXT_YEAR
    assert "理发小队" not in words_of(keeper.see("volunteers"))


def test_the_office_writes_it_directly(world, desk_of):
    assert desk_of("柳文书").send("team-papers", pk(world), **PAPER).status_code == 303
    assert Team.objects.get(pk=pk(world)).insured_until == NEXT_YEAR


def test_a_paper_is_struck_with_a_reason(world, desk_of):
    paper, desk = tell(world), desk_of("马青山")
    answer = desk.send("team-paper-strike", paper.pk, why="")
    assert answer.status_code == 422
    assert desk.send("team-paper-strike", paper.pk, why="保单过期").status_code == 303
    assert not TeamPaper.objects.live().exists()


def test_a_leader_does_not_look_at_the_own_papers(world, desk_of):
    paper, desk = tell(world), desk_of("苏远")
    assert "看过原件，没错" not in words_of(desk.see("team-keeping", pk(world)))
    answer = desk.send("team-paper-check", paper.pk)
    assert answer.status_code == 422
    assert "站、所或中心办公室" in words_of(answer)


def test_for_others_the_page_is_not_there(world, desk_of):
    paper = tell(world)
    for name in ("宗梅", "贾站长", "景科长", "秦奶奶", "计管理"):
        assert desk_of(name).see("team-keeping", pk(world)).status_code == 404
        assert desk_of(name).send("team-paper-strike", paper.pk, why="x").status_code == 404


def test_what_ends_within_60_days_is_marked(world, desk_of):
    Team.objects.filter(pk=pk(world)).update(insured_until=TODAY + timedelta(days=59))
    Team.objects.filter(pk=world.teams["singers"].pk).update(
        insured_until=TODAY + timedelta(days=60)
    )
    office = desk_of("柳文书")
    assert words_of(office.see("team-list")).count("60 天内到期</span>") == 1
    only = words_of(office.see("team-list", ending="1"))
    assert "理发小队" in only
    assert "文艺队" not in only
    assert "60 天内到期" in words_of(office.see("team", pk(world)))
    assert "60 天内到期" in words_of(desk_of("苏远").see("team-desk"))
    Team.objects.filter(pk=pk(world)).update(insured_until=TODAY - timedelta(days=1))
    assert "过期了" in words_of(office.see("team", pk(world)))
