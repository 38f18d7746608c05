"""With script the same forms answer in place; without it they are plain pages."""

from django.urls import reverse

from tests.web.console.desk import words_of
from wudan.orders.enums import Stage
from wudan.orders.models import Order
from wudan.web.posting import new_token

HTMX = {"HTTP_HX_REQUEST": "true"}


def test_script_is_told_where_to_go(world, desk_of):
    order = world.place()
    answer = desk_of("马青山").client.post(
        reverse("escalation", args=[order.no]),
        {"token": new_token(), "version": order.version},
        **HTMX,
    )
    assert (answer.status_code, answer["HX-Redirect"]) == (204, f"/orders/{order.no}")
    assert Order.objects.get(pk=order.pk).stage == Stage.PLACED


def test_a_refused_form_is_the_same_page_with_its_faults(world, desk_of):
    order = world.place()
    answer = desk_of("马青山").client.post(
        reverse("declination", args=[order.no]),
        {"token": new_token(), "version": order.version, "words": "不归我们"},
        **HTMX,
    )
    assert answer.status_code == 422
    assert 'id="main"' in words_of(answer)
    assert "不归我们" in words_of(answer)


def test_no_page_of_the_console_carries_style_or_script_of_its_own(world, desk_of):
    order = world.order_at("accepted")
    for name, *args in (("queue",), ("dispatch", order.no), ("intake",), ("order", order.no)):
        page = words_of(desk_of("柳文书").see(name, *args))
        assert " style=" not in page
        assert "onclick" not in page
