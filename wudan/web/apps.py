from importlib import import_module

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "wudan.web"
    label = "web"
    verbose_name = "页面"

    def ready(self) -> None:
        """Every way to sign in starts the session's clock."""
        import_module("wudan.web.lasting")
