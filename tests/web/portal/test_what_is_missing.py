"""An empty field says what to do, in whatever form; never what kind of field it is."""

from tests.web.portal.visiting import text


def test_an_empty_field_says_what_to_do(passer_by):
    page = text(passer_by.send("/slip"))
    assert page.count("请填这一项。") == 2
    assert "字段" not in page


def test_so_does_the_way_in(passer_by):
    answer = passer_by.send("/sign-in")
    assert {str(words) for found in answer.context["form"].errors.values() for words in found} == {
        "请填这一项。"
    }
