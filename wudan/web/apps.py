from importlib import import_module

from django.apps import AppConfig
from django.forms import ChoiceField, Field, FileField, ModelChoiceField
from django.utils.translation import gettext_lazy as _

from wudan.kit.phrases import speak_with


class WebConfig(AppConfig):
    name = "wudan.web"
    label = "web"
    verbose_name = "页面"

    def ready(self) -> None:
        """Every way to sign in starts the session's clock; pages say phrases in the reader's language."""
        import_module("wudan.web.lasting")
        _say_what_is_missing()
        speak_with(import_module("wudan.web.language").in_language)


def _say_what_is_missing() -> None:
    """What stands at an empty field whose form has no words of its own: what to do, not what kind of field it is."""
    Field.default_error_messages = {**Field.default_error_messages, "required": _("请填这一项。")}
    for kind, words in (
        (ChoiceField, _("请选一项。")),
        (ModelChoiceField, _("请选一项。")),
        (FileField, _("请选一个文件。")),
    ):
        kind.default_error_messages = {**kind.default_error_messages, "required": words}
