from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "wudan.activities"
    verbose_name = "志愿活动"
