from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "wudan.web"
    label = "web"
    verbose_name = "页面"
