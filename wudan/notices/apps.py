from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "wudan.notices"
    label = "notices"
    verbose_name = "通知"
