"""Lists to choose from, drawn by themselves: Django draws each option by two templates of its own.

A page with a county's villages and services has some hundreds of options, and they were more than half of what
it cost. What is drawn is what Django draws, sign by sign (`tests/web/test_selects.py`).
"""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

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
    parts = [f'<select name="{_shown(widget["name"])}"{_attributes(widget["attrs"])}>']
    for name, options, _index in widget["optgroups"]:
        if name:
            parts.append(f'\n  <optgroup label="{_shown(name)}">')
        parts += ["\n  " + _option(option) for option in options]
        if name:
            parts.append("\n  </optgroup>")
    return mark_safe("".join([*parts, "\n</select>"]))  # noqa: S308 - every part is escaped


def _option(option: dict[str, Any]) -> str:
    value = conditional_escape(str(option["value"]))
    return f'<option value="{value}"{_attributes(option["attrs"])}>{_shown(option["label"])}</option>\n'


def _attributes(attributes: dict[str, Any]) -> str:
    return "".join(
        f" {_shown(name)}"
        if value is True
        else f' {_shown(name)}="{conditional_escape(str(value))}"'
        for name, value in attributes.items()
        if value is not False
    )


def _shown(value: Any) -> str:
    """As a template shows a value."""
    return conditional_escape(str(value) if isinstance(value, str | Promise) else localize(value))
