from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    name = "wudan.connections"
    verbose_name = "接入系统"
