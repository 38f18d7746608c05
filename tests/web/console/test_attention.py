"""研判: shown, explained, decided by a person, never punished."""

import pytest

from tests.web.console.desk import words_of
from wudan.orders.models import Decision
from wudan.teams.models import Membership


@pytest.fixture
def ring(world):
    """秦奶奶 belongs to the team that served her."""
    world.order_at("reviewed")
    Membership.objects.create(
        team=world.teams["clippers"], person=world.people["秦奶奶"], joined_on="2025-01-01"
    )


def test_an_item_is_explained_with_its_orders(world, desk_of, ring):
    page = words_of(desk_of("柳文书").see("attention"))
    assert "只提示，不处罚" in page
    assert "点单人或受益人就是接单队伍的队员" in page


def test_a_decision_is_written_and_shown(world, desk_of, ring):
    office = desk_of("柳文书")
    key = office.see("attention").context["lines"][0][1].key
    answer = office.send("decision", key=key, words="已核实，确有服务")
    assert answer.status_code == 303
    assert Decision.objects.get().words == "已核实，确有服务"
    assert "已核实，确有服务" in words_of(office.see("attention"))


def test_an_empty_decision_is_refused(world, desk_of, ring):
    office = desk_of("柳文书")
    key = office.see("attention").context["lines"][0][1].key
    answer = office.send("decision", key=key, words="")
    assert answer.status_code == 422
    assert "请写一句。" in words_of(answer)


def test_only_what_is_on_the_list_can_be_decided(world, desk_of, ring):
    assert desk_of("柳文书").send("decision", key="ring:1", words="好").status_code == 404


def test_only_the_office_has_the_list(world, desk_of, ring):
    for name in ("马青山", "乔委员", "郝书记", "严审计"):
        assert desk_of(name).see("attention").status_code == 404
