"""回执: what the beneficiary takes home."""

from tests.web.console.desk import words_of


def test_a_slip_tells_number_code_and_whom_to_call(world, desk_of, settings):
    order = world.place()
    page = words_of(desk_of("马青山").see("order-slip", order.no))
    for told in (order.number, order.slip_code, "10100000001", settings.PACK.brand.hotline):
        assert told in page


def test_a_team_gets_no_slip(world, desk_of):
    order = world.order_at("scheduled")
    assert desk_of("苏远").see("order-slip", order.no).status_code == 404
