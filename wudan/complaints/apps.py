from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "wudan.complaints"
    verbose_name = "投诉建议"
