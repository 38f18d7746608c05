from django.apps import AppConfig


class TeamsConfig(AppConfig):
    name = "wudan.teams"
    label = "teams"
    verbose_name = "志愿队伍"
