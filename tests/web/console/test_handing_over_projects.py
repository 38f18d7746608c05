"""A project whose unit ends goes over to another, on its page: each sees only the way that is theirs."""

from tests.projects.keeping import admitted
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.areas.models import Unit
from wudan.projects.models import Project


def ways(page):
    """Acts of this kind that the page offers."""
    both = {"转给别的单位", "接过来，由本单位负责"}
    return [one.label for one in page.context["acts"] if one.label in both]


def test_the_office_gives_it_to_a_unit_and_what_is_wrong_stays_typed(desk_of, world):
    found, office = admitted(world), desk_of("柳文书")
    assert ways(office.see("project", found.pk)) == ["转给别的单位"]
    page = office.send("project-handing-over", found.pk, to=world.units["民政局"].pk, why="")
    assert (page.status_code, Project.objects.get().unit) == (422, world.units["杨柳村"])
    done = office.send(
        "project-handing-over", found.pk, to=world.units["民政局"].pk, why="站要并了"
    )
    assert (done.status_code, Project.objects.get().unit) == (303, world.units["民政局"])


def test_a_unit_above_takes_it_over_itself_and_the_page_says_when_the_unit_has_ended(
    desk_of, world
):
    found, above = admitted(world), desk_of("乔委员")
    assert ways(desk_of("马青山").see("project", found.pk)) == []
    assert "提出单位已经撤销" not in words_of(above.see("project", found.pk))
    Unit.objects.filter(pk=found.unit_id).update(ends_on=MONDAY.date())
    page = above.see("project", found.pk)
    assert "提出单位已经撤销" in words_of(page)
    assert ways(page) == ["接过来，由本单位负责"]
    assert above.send("project-taking-over", found.pk, why="站并了").status_code == 303
    assert Project.objects.get().unit == world.units["铁边城"]
    assert "提出单位已经撤销" not in words_of(above.see("project", found.pk))


def test_what_a_team_has_on_the_list_is_named_before_it_is_dissolved_with_a_way_there(
    desk_of, world
):
    found, desk = admitted(world), desk_of("马青山")
    Project.objects.filter(pk=found.pk).update(unit=world.teams["clippers"].unit)
    page = desk.see("team-dissolution", world.teams["clippers"].pk)
    assert "项目“老人上门理发”（试行，先转给别的单位）" in words_of(page)
    assert f"/desk/projects/{found.pk}" in page.content.decode()
    assert ways(desk.see("project", found.pk)) == ["接过来，由本单位负责"]
