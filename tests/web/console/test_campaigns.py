"""The desk of campaigns: whom to ask, before the day is over."""

from tests.honors.running import V, drafted, go, put_forward, stands
from tests.web.console.desk import words_of


def test_the_station_sees_who_has_not_said_yes_yet(world, desk_of):
    found = go(world, drafted(world), V.OPEN)
    made = put_forward(world, found)
    keeper, elsewhere = desk_of("马青山"), desk_of("贾站长")
    page = words_of(keeper.see("campaign-desk"))
    assert "等本人点头" in page
    assert "秦奶奶（杨柳村站）" in page
    assert "2026年9月14日 截止" in page
    assert "等本人点头" not in words_of(elsewhere.see("campaign-desk"))
    stands(made)
    assert "等本人点头" not in words_of(keeper.see("campaign-desk"))
