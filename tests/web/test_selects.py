"""Selects as Django draws them, sign by sign, for a fraction of the work."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from hypothesis import given
from hypothesis import strategies as st

from wudan.catalog.models import Service
from wudan.web.selects import Renderer

GROUPED = [
    ("", "不在菜单上"),
    ("像是这几项", [(1, "理发"), (2, "<b>量血压</b> & 'co'")]),
    ("其他", [("x\"y", mark_safe("<i>剪</i>")), (None, _("请选一类")), (3, 1234567), (4, date(2026, 9, 7))]),
    ("空的", []),
]  # fmt: skip


def drawn(widget, value, attrs, renderer):
    return widget.render("一<项>", value, attrs, renderer=renderer())


@pytest.mark.parametrize("value", [None, "", 1, "1", 'x"y', 3, "nothing of these"])
@pytest.mark.parametrize(
    "attrs", [None, {"id": "a&b", "required": True, "disabled": False, "data-n": 5, "x": None}]
)
@pytest.mark.parametrize("kind", [forms.Select, forms.SelectMultiple, forms.NullBooleanSelect])
def test_they_are_drawn_the_same(kind, value, attrs):
    widget = kind() if kind is forms.NullBooleanSelect else kind(choices=GROUPED)
    assert drawn(widget, value, attrs, Renderer) == drawn(widget, value, attrs, DjangoTemplates)


@given(
    st.lists(st.tuples(st.one_of(st.text(), st.integers(), st.none(), st.decimals(allow_nan=False)), st.one_of(st.text(), st.integers(), st.booleans(), st.floats(allow_nan=False)))),
    st.text(), st.dictionaries(st.text(min_size=1), st.one_of(st.text(), st.booleans(), st.integers())),
)  # fmt: skip
def test_whatever_is_in_them(choices, value, attrs):
    widget = forms.Select(choices=choices)
    assert drawn(widget, value, attrs, Renderer) == drawn(widget, value, attrs, DjangoTemplates)


def test_of_rows_too(world):
    class Asked(forms.Form):
        service = forms.ModelChoiceField(Service.objects.all(), empty_label="请选", required=False)
        size = forms.TypedChoiceField(choices=[(Decimal("1.50"), Decimal("1.50"))])

    fields = {"service": str(world.services["haircut"].pk), "size": "1.50"}
    plain, ours = (str(Asked(fields, renderer=one())) for one in (DjangoTemplates, Renderer))
    assert ours == plain
    assert "selected" in ours


def test_an_option_with_a_template_of_its_own_is_left_to_django():
    class Marked(forms.Select):
        option_template_name = "django/forms/widgets/radio_option.html"

    widget = Marked(choices=[(1, "一")])
    assert drawn(widget, 1, None, Renderer) == drawn(widget, 1, None, DjangoTemplates)


def test_it_is_what_the_house_draws_with(settings):
    assert settings.FORM_RENDERER == "wudan.web.selects.Renderer"
