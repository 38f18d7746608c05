from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "wudan.statistics"
    verbose_name = "统计"
