from importlib import import_module

from django.apps import AppConfig

from wudan.kit.phrases import speak_with


class WebConfig(AppConfig):
    name = "wudan.web"
    label = "web"
    verbose_name = "页面"

    def ready(self) -> None:
        """Every way to sign in starts the session's clock; pages say phrases in the reader's language."""
        import_module("wudan.web.lasting")
        speak_with(import_module("wudan.web.language").in_language)
