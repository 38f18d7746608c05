from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "wudan.intake"
    verbose_name = "纸和电话"
