"""Large type, the house's pulse, the gallery, and pages that say no."""

from django.db import OperationalError, connection

from tests.web.portal.visiting import text


def test_large_type_is_remembered_on_the_phone(passer_by):
    answer = passer_by.send("/display", type="large", next="/services")
    assert answer["Location"] == "/services"
    assert 'data-type="large"' in text(passer_by.look("/"))
    passer_by.send("/display", type="normal")
    assert 'data-type="normal"' in text(passer_by.look("/"))


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
