from django.apps import AppConfig


class HonorsConfig(AppConfig):
    name = "wudan.honors"
    verbose_name = "典型与家庭"
