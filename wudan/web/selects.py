"""Lists to choose from, drawn by themselves: Django draws each option by two templates of its own.

A page with a county's villages and services has some hundreds of options, and they were more than half of what
it cost. What is drawn is what Django draws, sign by sign (`tests/web/test_selects.py`).
"""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_SELECT, _OPTION = "django/forms/widgets/select.html", "django/forms/widgets/select_option.html"


class Renderer(DjangoTemplates):
    """Django's own, but for selects of ordinary options."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:  # fmt: skip
        """A widget or a form as HTML."""
        if template_name == _SELECT and _is_ordinary(context["widget"]):
            return _select(context["widget"])
        return super().render(template_name, context, request)


def _is_ordinary(widget: dict[str, Any]) -> bool:
    """Whether every option is drawn as Django draws them; a widget may name a template of its own."""
    return all(
        option["template_name"] == _OPTION
        for _name, options, _index in widget["optgroups"]
        for option in options
    )


def _select(widget: dict[str, Any]) -> SafeString:
    groups = ((_group(name, options),) for name, options, _index in widget["optgroups"])
    return format_html(
        '<select name="{}"{}>{}\n</select>',
        _shown(widget["name"]), _attributes(widget["attrs"]), format_html_join("", "{}", groups),
    )  # fmt: skip


def _group(name: Any, options: list[dict[str, Any]]) -> SafeString:
    drawn = format_html_join(
        "",
        '\n  <option value="{}"{}>{}</option>\n',
        ((str(one["value"]), _attributes(one["attrs"]), _shown(one["label"])) for one in options),
    )
    if not name:
        return drawn
    return format_html('\n  <optgroup label="{}">{}\n  </optgroup>', _shown(name), drawn)


def _attributes(attributes: dict[str, Any]) -> SafeString:
    said = (
        (format_html(" {}", _shown(name)) if value is True else format_html(' {}="{}"', _shown(name), str(value)),)
        for name, value in attributes.items()
        if value is not False
    )  # fmt: skip
    return format_html_join("", "{}", said)


def _shown(value: Any) -> str:
    """As a template shows a value; escaped where it is put in."""
    return value if isinstance(value, str | Promise) else str(localize(value))  # type: ignore[return-value]
