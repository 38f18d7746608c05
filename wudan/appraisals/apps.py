from django.apps import AppConfig


class AppraisalsConfig(AppConfig):
    name = "wudan.appraisals"
    verbose_name = "考核"
