from django.apps import AppConfig


class OfflineConfig(AppConfig):
    name = "wudan.offline"
    verbose_name = "离线站"
