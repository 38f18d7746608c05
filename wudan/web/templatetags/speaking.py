"""`{% translate "…" %}` of a constant is translated once a language, not once a row.

Everything else of Django's `i18n` tags is as it is; this library stands in its place (`libraries` of the
settings), so that `{% load i18n %}` finds it.
"""

from django.template.base import Parser, Token, Variable
from django.template.context import Context
from django.templatetags import i18n
from django.templatetags.i18n import TranslateNode, do_translate

from wudan.web.language import language_now

register = i18n.register.__class__()
register.filters.update(i18n.register.filters)
register.tags.update(i18n.register.tags)


class ConstantNode(TranslateNode):
    """Words that stand in the template: their translation hangs on the language alone."""

    def __init__(self, node: TranslateNode) -> None:
        super().__init__(node.filter_expression, node.noop)
        self._told: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        """The words, as drawn the first time in this language."""
        language = language_now()
        told = self._told.get(language)
        if told is None:
            told = self._told[language] = super().render(context)
        return told


def translate(parser: Parser, token: Token) -> TranslateNode:
    """Django's `translate`."""
    node = do_translate(parser, token)
    expression = node.filter_expression
    is_constant = isinstance(expression.var, Variable) and expression.var.literal is not None
    if node.asvar or node.message_context or expression.filters or not is_constant:
        return node
    return ConstantNode(node)


register.tag("translate", translate)
register.tag("trans", translate)
