"""Large type, the house's pulse, the gallery, and pages that say no."""

from datetime import datetime, timedelta

from django.db import OperationalError, connection

from tests.web.portal.visiting import text
from wudan.journal.events import events_of
from wudan.kit import clock


def test_large_type_is_remembered_on_the_phone(passer_by):
    answer = passer_by.send("/display", type="large", next="/services")
    assert answer["Location"] == "/services"
    assert 'data-type="large"' in text(passer_by.look("/"))
    passer_by.send("/display", type="normal")
    assert 'data-type="normal"' in text(passer_by.look("/"))


def test_large_type_goes_with_the_person_to_another_phone(as_, passer_by, world):
    as_("秦奶奶").send("/display", type="large")
    assert 'data-type="large"' in text(as_("秦奶奶").look("/orders/mine"))
    assert 'data-type="normal"' in text(passer_by.look("/"))
    account = world.people["秦奶奶"].account
    told = events_of("account", account.pk).filter(verb="account.display")
    assert [event.facts for event in told] == [{"large": True}]


def test_what_the_person_chose_counts_before_what_the_phone_was_told(as_, passer_by):
    own = as_("秦奶奶")
    passer_by.send("/display", type="large")
    own.client.cookies["display"] = "large"
    assert 'data-type="large"' in text(own.look("/"))
    own.send("/display", type="normal")
    own.client.cookies["display"] = "large"
    assert 'data-type="normal"' in text(own.look("/"))


def test_large_type_asks_one_thing_and_keeps_the_number_in_view(as_, world, settings):
    own = as_("秦奶奶")
    own.send("/display", type="large")
    form = text(own.look("/orders/new"))
    asked, folded = form.index('name="words"'), form.index('<details class="more">')
    assert asked < folded < form.index('name="address"') < form.index("</details>")
    order = text(own.look(f"/orders/{world.order_at('done').no}"))
    assert order.index('id="review"') < order.index('<details class="more">')
    for page in (form, order, text(own.look("/")), text(own.look("/orders/mine"))):
        assert f'<a class="button button-primary" href="tel:{settings.PACK.brand.hotline}">' in page


def test_what_is_folded_opens_when_something_in_it_is_wrong(as_):
    own = as_("秦奶奶")
    own.send("/display", type="large")
    answer = own.send("/orders/new", words="理发", place_mode="home", wanted_on="哪天都行")
    assert answer.status_code == 422
    assert '<details class="more" open>' in text(answer)
    assert "哪天都行" in text(answer)


def test_the_microphone_may_be_asked_for_where_one_orders_and_nowhere_else(as_):
    own = as_("秦奶奶")
    assert "microphone=(self)" in own.look("/orders/new")["Permissions-Policy"]
    assert "microphone=()" in own.look("/orders/mine")["Permissions-Policy"]


def test_who_holds_a_post_is_told_before_the_sign_in_ends_and_stays(as_):
    keeper, elder = as_("马青山"), as_("秦奶奶")
    assert 'data-stay="1800"' in text(keeper.look("/desk/queue"))
    assert "data-stay" not in text(elder.look("/orders/mine"))
    for _ in range(3):
        clock.shift(clock.now() + timedelta(minutes=25) - datetime.now(clock.CHINA))
        assert keeper.client.post("/stay").status_code == 204
    clock.shift(clock.now() + timedelta(minutes=31) - datetime.now(clock.CHINA))
    assert "why=idle" in keeper.client.post("/stay")["Location"]


def test_a_size_that_is_none_changes_nothing(passer_by):
    assert "display" not in passer_by.send("/display", type="huge\x00").cookies


def test_the_house_says_that_it_is_alive(passer_by):
    answer = passer_by.look("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_a_house_without_its_database_says_so(passer_by, monkeypatch):
    def away(*_: object) -> None:
        raise OperationalError("away")

    with monkeypatch.context() as gone:
        gone.setattr(connection, "cursor", away)
        answer = passer_by.look("/healthz")
    assert answer.status_code == 503
    assert "系统正忙" in text(answer)
    assert answer["Retry-After"]


def test_the_gallery_is_shown_to_builders_only(passer_by, settings):
    settings.DEMO = settings.DEBUG = False
    assert passer_by.look("/gallery").status_code == 404
    settings.DEMO = True
    assert passer_by.look("/gallery").status_code == 200


def test_an_address_that_is_none_says_what_to_do(passer_by, settings):
    answer = passer_by.look("/nowhere")
    assert answer.status_code == 404
    assert settings.PACK.brand.hotline in text(answer)


def test_no_page_carries_script_or_style_of_its_own(passer_by, as_, world):
    order = world.order_at("done")
    pages = [passer_by.look(path) for path in ("/", "/services", "/slip", "/places", "/sign-in")]
    pages += [as_("秦奶奶").look(path) for path in ("/orders/new", f"/orders/{order.no}")]
    for page in map(text, pages):
        assert "<style" not in page
        assert " style=" not in page
        assert "onclick" not in page
        assert "<script>" not in page
